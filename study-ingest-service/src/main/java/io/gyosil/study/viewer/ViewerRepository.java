package io.gyosil.study.viewer;

import io.micronaut.core.annotation.Introspected;
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

/** The viewers of schools and their tokens. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ViewerRepository extends GenericRepository<ViewerRepository.SchoolViewer, Long> {

    /**
     * Whose a token is.
     *
     * @param viewerId the viewer
     * @param orgId its organization
     */
    @Introspected
    record SchoolViewer(long viewerId, long orgId) {}

    /** The viewers that were saved, since the others are as new already. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        INSERT INTO viewer_ref AS r (viewer_id, org_id, version)
        SELECT viewer_id, org_id, version
        FROM unnest(:viewerIds, :orgIds, :versions) AS n (viewer_id, org_id, version)
        ORDER BY viewer_id
        ON CONFLICT (viewer_id) DO UPDATE
            SET org_id = excluded.org_id, version = excluded.version
            WHERE r.version < excluded.version
        RETURNING viewer_id
        """)
    List<Long> save(long[] viewerIds, @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds, long[] versions);

    @Transactional(propagation = Propagation.MANDATORY)
    @Query("DELETE FROM viewer_token WHERE viewer_id = ANY (:viewerIds)")
    void deleteTokens(long[] viewerIds);

    /** Keeps tokens; the times are RFC 3339, or null. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        INSERT INTO viewer_token (sha256, viewer_id, valid_until)
        SELECT sha256, viewer_id, cast(valid_until AS timestamptz)
        FROM unnest(:digests, :viewerIds, :times) AS n (sha256, viewer_id, valid_until)
        ON CONFLICT (sha256) DO UPDATE SET viewer_id = excluded.viewer_id, valid_until = excluded.valid_until
        """)
    void saveTokens(
            @TypeDef(type = DataType.STRING_ARRAY) String[] digests,
            long[] viewerIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] times);

    /** Whose token has this digest, if it is good now. */
    @Query("""
        SELECT r.viewer_id, r.org_id
        FROM viewer_token t
        JOIN viewer_ref r USING (viewer_id)
        WHERE t.sha256 = :sha256 AND (t.valid_until IS NULL OR t.valid_until > now())
        """)
    Optional<SchoolViewer> holder(String sha256);
}
