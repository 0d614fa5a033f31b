package io.gyosil.study.quiz;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quizzes of all learners, to be looked at. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface QuizRepository extends GenericRepository<QuizView, Long> {

    /**
     * A quiz with its attempts.
     *
     * @param id its session id
     * @param key or our number of it
     * @param orgId the organization that is meant; null for any
     */
    @Query("""
        SELECT s.session_id, s.id AS quiz_session_id, u.user_id, t.topic_id, s.target_per_subject, s.subject_filter,
               s.wrong_only, s.quiz_mode, s.status, s.cursor, s.correct_count, s.wrong_count, s.unsure_count,
               s.newly_correct_count, s.relapsed_count, s.recovered_count, s.chronic_remaining_count, s.finished_at,
               s.finalized_at, s.client_session_uuid, s.source, s.created_at, s.updated_at,
               coalesce((
                   SELECT jsonb_agg(jsonb_build_object(
                       'position', a.position, 'pub_id', q.pub_id, 'selected', a.selected, 'unsure', a.unsure,
                       'outcome', a.outcome, 'answered_at', a.answered_at, 'response_time_ms', a.response_time_ms)
                       ORDER BY a.position)
                   FROM study_attempts a
                   JOIN study_questions q ON q.id = a.question_id
                   WHERE a.quiz_session_id = s.id), '[]') AS attempts
        FROM study_quiz_sessions s
        JOIN study_users u ON u.id = s.user_id
        JOIN study_topics t ON t.id = s.study_topic_id
        WHERE (s.session_id = :id OR s.id = cast(:key AS bigint))
          AND (cast(:orgId AS bigint) IS NULL OR t.org_id = :orgId)
        """)
    Optional<QuizView> find(String id, @Nullable Long key, @Nullable Long orgId);
}
