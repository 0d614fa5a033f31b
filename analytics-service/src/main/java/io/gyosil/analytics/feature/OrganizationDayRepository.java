package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;

/** By which time zone the facts of each organization are dated. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganizationDayRepository extends GenericRepository<OrganizationDay, Long> {

    /** Begins with the zone that the rosters give, where nothing was dated before. */
    @Query("""
        INSERT INTO organization_day (org_id, time_zone)
        SELECT n.org_id, coalesce(r.time_zone, :otherwise)
        FROM unnest(:orgIds) AS n (org_id)
        LEFT JOIN organization_ref r ON r.org_id = n.org_id AND NOT r.removed
        ORDER BY n.org_id
        ON CONFLICT (org_id) DO NOTHING
        """)
    @Transactional(propagation = Propagation.MANDATORY)
    void add(long[] orgIds, String otherwise);

    /** The zones, which stay so until the transaction ends. */
    @Query("SELECT org_id, time_zone FROM organization_day WHERE org_id = ANY (:orgIds) ORDER BY org_id FOR SHARE")
    @Transactional(propagation = Propagation.MANDATORY)
    List<OrganizationDay> held(long[] orgIds);

    String CHANGED = """
        SELECT d.org_id, r.time_zone
        FROM organization_day d
        JOIN organization_ref r ON r.org_id = d.org_id AND NOT r.removed
        WHERE (r.time_zone <> d.time_zone OR d.is_changing)
        """;

    /** Organizations of which not all facts are dated by the zone that the rosters have, and that zone. */
    @Query(CHANGED + "ORDER BY d.org_id")
    List<OrganizationDay> changed();

    /** The same of one organization. */
    @Query(CHANGED + "AND d.org_id = :orgId")
    Optional<OrganizationDay> changed(long orgId);

    /** All facts are dated by this zone now. */
    @Query("UPDATE organization_day SET is_changing = false WHERE org_id = :orgId AND time_zone = :timeZone")
    @Transactional(propagation = Propagation.MANDATORY)
    void dated(long orgId, String timeZone);
}
