package io.gyosil.study.review;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Learners' progress, to be looked at. An organization that is null stands for any. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProgressRepository extends GenericRepository<ProgressView, Long> {

    /** One of this learner's questions; empty when none was published. */
    @Query("""
        SELECT q.id
        FROM study_questions q
        JOIN study_users u ON u.id = q.user_id
        WHERE u.user_id = :userId AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId)
        LIMIT 1
        """)
    Optional<Long> anyQuestion(String userId, @Nullable Long orgId);

    /** The progress on the learner's questions in the order in which they were published, after a question. */
    @Query("""
        SELECT p.question_id, q.pub_id, t.topic_id, p.correct + p.wrong + p.unsure AS attempts, p.correct, p.wrong,
               p.unsure, p.recent[cardinality(p.recent)] AS last_outcome, p.chronic, p.stability, p.difficulty, p.due,
               p.reps, p.lapses
        FROM study_users u
        JOIN study_questions q ON q.user_id = u.id
        JOIN question_progress p ON p.question_id = q.id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE u.user_id = :userId AND q.id > :after AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId)
        ORDER BY q.id
        LIMIT :limit
        """)
    List<ProgressView> ofLearner(String userId, @Nullable Long orgId, long after, int limit);
}
