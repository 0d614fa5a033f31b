package io.gyosil.classroom.viewer;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The viewer apps; row-level security shows an admin those of the own organization. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface ViewerRepository extends GenericRepository<ViewerRow, Long> {

    String COLUMNS = "id, org_id, name, sha256, former_sha256, former_until, created_at, last_seen_at, version";

    /** Empty when the organization has one of this name. */
    @Query("""
        INSERT INTO viewer (org_id, name, sha256) VALUES (:orgId, :name, :sha256)
        ON CONFLICT (org_id, name) DO NOTHING
        RETURNING
        """ + COLUMNS)
    List<ViewerRow> insert(long orgId, String name, String sha256);

    @Query("SELECT " + COLUMNS + """
         FROM viewer
        WHERE org_id = :orgId AND id > coalesce(cast(:after AS bigint), 0)
        ORDER BY id
        LIMIT :most
        """)
    List<ViewerRow> page(long orgId, @Nullable Long after, int most);

    /** Gives it another token; the one that it had is good for a day. Empty when the organization has none of this number. */
    @Query("""
        UPDATE viewer
        SET former_sha256 = sha256, former_until = now() + interval '1 day', sha256 = :sha256,
            version = nextval('state_version')
        WHERE id = :id AND org_id = :orgId
        RETURNING
        """ + COLUMNS)
    List<ViewerRow> rotate(long orgId, long id, String sha256);

    @Query("SELECT " + COLUMNS + " FROM viewer WHERE id = :id AND org_id = :orgId FOR UPDATE")
    Optional<ViewerRow> lock(long orgId, long id);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    @Query("DELETE FROM viewer WHERE id = :id RETURNING nextval('state_version')")
    long delete(long id);

    /** Notes when viewers were seen; the times are RFC 3339. A later time stays. */
    @Query("""
        UPDATE viewer v
        SET last_seen_at = n.seen_at
        FROM (SELECT id, max(cast(seen_at AS timestamptz)) AS seen_at
              FROM unnest(:ids, :times) AS s (id, seen_at) GROUP BY id) AS n
        WHERE v.id = n.id AND (v.last_seen_at IS NULL OR v.last_seen_at < n.seen_at)
        """)
    void noteSeen(long[] ids, @TypeDef(type = DataType.STRING_ARRAY) String[] times);
}
