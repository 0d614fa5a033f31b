package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** By which time zone the facts of each organization are dated. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
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
    void add(long[] orgIds, String otherwise);

    /** The zones, which stay so until the transaction ends. */
    @Query("SELECT org_id, time_zone FROM organization_day WHERE org_id = ANY (:orgIds) ORDER BY org_id FOR SHARE")
    List<OrganizationDay> held(long[] orgIds);
}
