package io.gyosil.classroom.organization;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organizations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface OrganizationRepository extends GenericRepository<OrganizationView, Long> {

    String COLUMNS = "id, name, type, time_zone, meta, version, created_at, updated_at";

    @Query("SELECT " + COLUMNS + " FROM organizations WHERE id = :id")
    Optional<OrganizationView> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    @Query("SELECT " + COLUMNS + " FROM organizations WHERE id = :id FOR UPDATE")
    Optional<OrganizationView> lock(long id);

    /**
     * Some of them by id.
     *
     * @param only the one that may be seen; null for all
     * @param name a part of the name, whatever its case
     */
    @Query("SELECT " + COLUMNS + """
         FROM organizations
        WHERE (cast(:only AS bigint) IS NULL OR id = :only)
          AND (cast(:type AS text) IS NULL OR type = :type)
          AND (cast(:name AS text) IS NULL OR position(lower(:name) IN lower(name)) > 0)
          AND id > coalesce(cast(:after AS bigint), 0)
        ORDER BY id
        LIMIT :most OFFSET :skip
        """)
    List<OrganizationView> page(
            @Nullable Long only,
            @Nullable String type,
            @Nullable String name,
            @Nullable Long after,
            int skip,
            int most);

    @Query("""
        INSERT INTO organizations (name, type, time_zone, meta)
        VALUES (:name, :type, :timeZone, cast(:meta AS jsonb))
        RETURNING
        """ + COLUMNS)
    OrganizationView insert(String name, String type, String timeZone, @Nullable String meta);

    @Query("""
        UPDATE organizations SET name = :name, type = :type, time_zone = :timeZone, meta = cast(:meta AS jsonb)
        WHERE id = :id
        RETURNING
        """ + COLUMNS)
    OrganizationView update(long id, String name, String type, String timeZone, @Nullable String meta);

    /** What stands against its removal; asked for an admin of it, to whom the database shows its users and viewers. */
    @Query("""
        SELECT (SELECT count(*) FROM users WHERE org_id = :id) AS users,
               (SELECT count(*) FROM classroom WHERE org_id = :id) AS classes,
               (SELECT count(*) FROM viewer WHERE org_id = :id) AS viewers
        """)
    Uses uses(long id);

    /** How much belongs to it. */
    @Introspected
    record Uses(long users, long classes, long viewers) {

        boolean isAny() {
            return users + classes + viewers > 0;
        }
    }

    /** Removes one that is locked; the version of its removal, greater than any before. */
    @Query("DELETE FROM organizations WHERE id = :id RETURNING nextval('state_version')")
    long delete(long id);
}
