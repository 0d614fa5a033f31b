package io.gyosil.kit.job;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs. What changes one that is held does so for its holder alone; what says nothing was changed is 0, or an empty list. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface JobRepository extends GenericRepository<Job, UUID> {

    String COLUMNS = """
        id, kind, org_id, upper(state) AS state, params::text AS params, progress::text AS progress, done, total,
        result::text AS result, error::text AS error, tries, asked_by, created_at, started_at, finished_at
        """;

    String FIND = "SELECT " + COLUMNS + " FROM job WHERE id = :id";

    String UNDER_WAY = "SELECT " + COLUMNS + """
        FROM job
        WHERE kind = :kind AND org_id IS NOT DISTINCT FROM cast(:orgId AS bigint) AND state IN ('queued', 'running')
        """;

    String LATEST = "SELECT " + COLUMNS + """
        FROM job
        WHERE kind = :kind AND org_id = :orgId
        ORDER BY created_at DESC
        LIMIT 1
        """;

    String ADD = """
        INSERT INTO job (id, kind, org_id, params, asked_by)
        VALUES (:id, :kind, cast(:orgId AS bigint), cast(:params AS jsonb), :askedBy)
        ON CONFLICT DO NOTHING
        RETURNING
        """ + COLUMNS;

    // By the server's clock alone. The one that has waited longest comes first, so that a long job holds up no other.
    String TAKE = """
        UPDATE job
        SET state = 'running', tries = tries + 1, started_at = coalesce(started_at, clock_timestamp()),
            holder = :holder, held_until = clock_timestamp() + interval '30 seconds'
        WHERE id = (SELECT id
                    FROM job
                    WHERE state IN ('queued', 'running') AND kind = ANY (:kinds) AND due_at <= clock_timestamp()
                      AND (held_until IS NULL OR held_until < clock_timestamp())
                    ORDER BY due_at
                    LIMIT 1
                    FOR UPDATE SKIP LOCKED)
        RETURNING
        """ + COLUMNS;

    String GO_ON = """
        UPDATE job
        SET progress = cast(:progress AS jsonb), done = greatest(done, :done), total = cast(:total AS bigint), tries = 0,
            held_until = clock_timestamp() + interval '30 seconds'
        WHERE id = :id AND holder = :holder
        RETURNING
        """ + COLUMNS;

    @Query(FIND)
    Optional<Job> byId(UUID id);

    /** The one that waits or goes on. */
    @Query(UNDER_WAY)
    Optional<Job> underWay(String kind, @Nullable Long orgId);

    @Query(LATEST)
    Optional<Job> latest(String kind, long orgId);

    /** Adds one, unless one of its kind is under way in its organization. */
    @Query(ADD)
    @Transactional(propagation = Propagation.MANDATORY)
    List<Job> add(UUID id, String kind, @Nullable Long orgId, String params, @Nullable String askedBy);

    /** Takes one that nobody holds. */
    @Query(TAKE)
    @Transactional(propagation = Propagation.MANDATORY)
    List<Job> take(@TypeDef(type = DataType.STRING_ARRAY) String[] kinds, UUID holder);

    /** Notes what a step has done; the hold lasts anew from now. */
    @Query(GO_ON)
    @Transactional(propagation = Propagation.MANDATORY)
    List<Job> goOn(UUID id, UUID holder, String progress, long done, @Nullable Long total);

    @Query("""
        UPDATE job
        SET state = 'done', result = cast(:result AS jsonb), total = greatest(done, total), done = greatest(done, total),
            tries = 0, holder = NULL, held_until = NULL, finished_at = clock_timestamp()
        WHERE id = :id AND holder = :holder
        """)
    @Transactional(propagation = Propagation.MANDATORY)
    long finish(UUID id, UUID holder, String result);

    @Query("""
        UPDATE job
        SET state = 'failed', error = cast(:error AS jsonb), holder = NULL, held_until = NULL,
            finished_at = clock_timestamp()
        WHERE id = :id AND holder = :holder
        """)
    @Transactional(propagation = Propagation.MANDATORY)
    long fail(UUID id, UUID holder, String error);

    /** Lets go of one that had its turn. */
    @Query("""
        UPDATE job
        SET holder = NULL, held_until = NULL, due_at = clock_timestamp(), tries = greatest(tries - 1, 0)
        WHERE id = :id AND holder = :holder
        """)
    @Transactional(propagation = Propagation.MANDATORY)
    long letGo(UUID id, UUID holder);

    /** Lets go of one whose step failed, until after a pause that grows with the tries. */
    @Query("""
        UPDATE job
        SET holder = NULL, held_until = NULL,
            due_at = clock_timestamp() + least(interval '30 seconds', power(2, tries) * interval '100 milliseconds')
        WHERE id = :id AND holder = :holder
        """)
    @Transactional(propagation = Propagation.MANDATORY)
    long postpone(UUID id, UUID holder);

    /** Forgets those that ended long ago. */
    @Query("DELETE FROM job WHERE finished_at < now() - interval '90 days'")
    @Transactional(propagation = Propagation.MANDATORY)
    void forget();
}
