package io.gyosil.classroom.goal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interests and goals: those that the caller may see. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface GoalRepository extends GenericRepository<GoalView, String> {

    String COLUMNS = "user_id, topic_id, org_id, interest_level, goal_target, set_at, updated_at, version";

    String GONE = """
         RETURNING user_id, topic_id, org_id, interest_level, goal_target, set_at, updated_at,
            nextval('state_version') AS version
        """;

    /** Has other changes of a learner's goals wait. Who may see a user may not always lock the row: the lock is one of its name. */
    @Query("SELECT cast(pg_advisory_xact_lock(hashtextextended('goals of ' || :userId, 0)) AS text)")
    String lock(String userId);

    /** The organization of a learner that the caller may see. */
    @Query("SELECT org_id FROM users WHERE id = cast(:userId AS bigint)")
    Optional<Long> organization(String userId);

    /** The organization of a user, be it hidden from the caller. */
    @Query("SELECT organization_of('user', :userId)")
    @Nullable
    Long organizationOf(String userId);

    @Query("SELECT " + COLUMNS + " FROM interest_goal WHERE user_id = :userId AND topic_id = :topicId")
    Optional<GoalView> find(String userId, String topicId);

    /** Newest first, after one of them when it is not null. */
    @Query("SELECT " + COLUMNS + """
         FROM interest_goal
        WHERE (cast(:userId AS text) IS NULL OR user_id = :userId)
          AND (cast(:afterSet AS timestamptz) IS NULL
               OR (set_at, user_id, topic_id) < (:afterSet, :afterUser, :afterTopic))
        ORDER BY set_at DESC, user_id DESC, topic_id DESC
        LIMIT :most OFFSET :skip
        """)
    List<GoalView> page(
            @Nullable String userId,
            @Nullable Instant afterSet,
            @Nullable String afterUser,
            @Nullable String afterTopic,
            int skip,
            int most);

    /** Sets one, whether it is there or not. */
    @Query("""
        INSERT INTO interest_goal (user_id, topic_id, org_id, interest_level, goal_target)
        VALUES (:userId, :topicId, :orgId, :interestLevel, :goalTarget)
        ON CONFLICT (user_id, topic_id) DO UPDATE
        SET interest_level = EXCLUDED.interest_level, goal_target = EXCLUDED.goal_target, org_id = EXCLUDED.org_id
        RETURNING
        """ + COLUMNS)
    GoalView put(
            String userId,
            String topicId,
            long orgId,
            @Nullable BigDecimal interestLevel,
            @Nullable BigDecimal goalTarget);

    /** Removes one; its version is that of its removal. */
    @Query("DELETE FROM interest_goal WHERE user_id = :userId AND topic_id = :topicId" + GONE)
    List<GoalView> remove(String userId, String topicId);

    /** Removes all of a learner. */
    @Query("DELETE FROM interest_goal WHERE user_id = :userId" + GONE)
    List<GoalView> removeAllOf(String userId);
}
