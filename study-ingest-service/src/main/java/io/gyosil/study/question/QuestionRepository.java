package io.gyosil.study.question;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions of all learners. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface QuestionRepository extends GenericRepository<QuestionView, Long> {

    /** Adds learners who are not there yet. Sorted, so that two who publish at once wait for each other, not in a ring. */
    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO study_users (user_id)
        SELECT DISTINCT user_id FROM unnest(:userIds) AS n (user_id) ORDER BY user_id
        ON CONFLICT (user_id) DO NOTHING
        """)
    void addLearners(@TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    /**
     * Locks learners until the transaction ends. Later changes then have later times, and a viewer that asks for what
     * changed after the latest that it has seen misses none.
     *
     * @return our keys of them
     */
    @Transactional(propagation = MANDATORY)
    @Query("""
        SELECT id FROM study_users WHERE user_id = ANY (:userIds) ORDER BY user_id FOR UPDATE
        """)
    List<Long> lockLearners(@TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    /** Adds or renames topics of an organization; the last of a name wins. */
    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO study_topics AS t (org_id, topic_id, name, subject)
        SELECT DISTINCT ON (topic_id) :orgId, topic_id, name, subject
        FROM unnest(:topicIds, :topicNames, :subjects) WITH ORDINALITY AS n (topic_id, name, subject, position)
        ORDER BY topic_id, position DESC
        ON CONFLICT (org_id, topic_id) DO UPDATE
            SET name = excluded.name, subject = excluded.subject, updated_at = now()
            WHERE (t.name, t.subject) IS DISTINCT FROM (excluded.name, excluded.subject)
        """)
    void addTopics(
            long orgId,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topicIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topicNames,
            @TypeDef(type = DataType.STRING_ARRAY) String[] subjects);

    /**
     * Adds or changes questions; those of another learner stay as they are.
     *
     * @return of each that was added or changed, whether it was added: xmax is 0 in a row that is new
     */
    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO study_questions AS q (org_id, pub_id, source_id, user_id, study_topic_id, content, choices, key,
            updated_at)
        SELECT t.org_id, n.pub_id, n.source_id, u.id, t.id, n.content, cast(n.choices AS jsonb), n.key,
            clock_timestamp()
        FROM unnest(:pubIds, :sourceIds, :userIds, :topicIds, :contents, :choiceLists, :keys)
                 AS n (pub_id, source_id, user_id, topic_id, content, choices, key)
        JOIN study_users u USING (user_id)
        JOIN study_topics t ON t.org_id = :orgId AND t.topic_id = n.topic_id
        ORDER BY n.pub_id
        ON CONFLICT (pub_id, org_id) DO UPDATE
            SET source_id = excluded.source_id, study_topic_id = excluded.study_topic_id,
                content = excluded.content, choices = excluded.choices, key = excluded.key,
                updated_at = excluded.updated_at
            WHERE q.user_id = excluded.user_id AND (q.source_id, q.study_topic_id, q.content, q.choices, q.key)
                IS DISTINCT FROM
                (excluded.source_id, excluded.study_topic_id, excluded.content, excluded.choices, excluded.key)
        RETURNING xmax = 0 AS created
        """)
    List<Boolean> addQuestions(
            long orgId,
            @TypeDef(type = DataType.STRING_ARRAY) String[] pubIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] sourceIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topicIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] contents,
            @TypeDef(type = DataType.STRING_ARRAY) String[] choiceLists,
            int[] keys);

    /** Of these names, those that belong to another learner of the organization than the one beside it. */
    @Query("""
        SELECT q.pub_id
        FROM unnest(:pubIds, :userIds) AS n (pub_id, user_id)
        JOIN study_questions q ON q.org_id = :orgId AND q.pub_id = n.pub_id
        JOIN study_users u ON u.id = q.user_id
        WHERE u.user_id <> n.user_id
        ORDER BY q.pub_id
        """)
    List<String> ofOthers(
            long orgId,
            @TypeDef(type = DataType.STRING_ARRAY) String[] pubIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    /**
     * A learner's questions by change, oldest first, after a time and a place among the changes of that time.
     *
     * @param orgId the organization that is meant; null for any
     */
    @Query("""
        SELECT q.id, nullif(q.org_id, 0) AS org_id, q.pub_id, q.source_id, u.user_id, t.topic_id, t.name AS topic_name,
               t.subject, q.content, q.choices, q.key, q.updated_at AS changed_at
        FROM study_questions q
        JOIN study_users u ON u.id = q.user_id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE u.user_id = :userId AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId)
          AND (q.updated_at, q.id) > (coalesce(cast(:changedAfter AS timestamptz), '-infinity'), :afterId)
        ORDER BY q.updated_at, q.id
        LIMIT :limit
        """)
    List<QuestionView> ofLearner(
            String userId, @Nullable Long orgId, @Nullable Instant changedAfter, long afterId, int limit);
}
