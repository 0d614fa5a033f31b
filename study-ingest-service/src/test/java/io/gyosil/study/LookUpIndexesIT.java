package io.gyosil.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.kit.testing.ServiceTest;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner's own word that look-ups go by index on tables of a school's size. */
@ServiceTest
@Property(name = "gyosil.outbox.relay", value = "false")
class LookUpIndexesIT {

    @Inject
    private StudyService service;

    @BeforeAll
    void fill() throws SQLException {
        service.database().update("""
            INSERT INTO study_users (user_id) SELECT 'u-' || n FROM generate_series(1, 5000) AS n;
            INSERT INTO study_topics (topic_id, name, subject) SELECT 't-' || n, '주제', '수학' FROM generate_series(1, 2000) AS n;
            INSERT INTO study_questions (pub_id, user_id, study_topic_id, content, choices, key)
            SELECT 'q-' || u || '-' || n, u, 1 + n % 50, '?', '["a", "b"]', 1
            FROM generate_series(1, 500) AS u, generate_series(1, 100) AS n;
            INSERT INTO study_quiz_sessions (session_id, user_id, study_topic_id, question_ids, status, client_session_uuid)
            SELECT 's-' || n, 1 + n % 500, 1 + n % 50, '[]', 'done', 'c-' || n FROM generate_series(1, 20000) AS n;
            INSERT INTO study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at)
            SELECT s, p, 1 + (s * 7 + p) % 50000, 1, false, 'correct', now()
            FROM generate_series(1, 20000) AS s, generate_series(0, 4) AS p;
            INSERT INTO study_upload (client_session_uuid, digest, answer) SELECT 'c-' || n, '', '{}' FROM generate_series(1, 20000) AS n;
            INSERT INTO question_progress
            SELECT id, 1, 0, 0, '{correct}', false, 'review', 0, 1, 5, now(), now(), 1, 0, now(), 'o', 0 FROM study_questions;
            INSERT INTO study_skipped_attempts (client_session_uuid, position, pub_id, raw) SELECT 'c-' || n, 0, 'x-' || n, '{}' FROM generate_series(1, 20000) AS n;
            INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
            SELECT gen_random_uuid(), 't', 'k-' || n, 'x', '{}', '{}', now() FROM generate_series(1, 20000) AS n;
            ANALYZE outbox, study_users, study_topics, study_questions, study_quiz_sessions, study_attempts, study_upload,
                question_progress, study_skipped_attempts;
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        uq_study_questions_pub_id_org     | question.QuestionLookUp.RESOLVE        | '{q-1-1,q-2-2}'; NULL; NULL
        uq_study_questions_pub_id_org     | question.QuestionLookUp.RESOLVE        | '{q-1-1,q-2-2}'; 0; 0
        ix_study_questions_user_updated   | question.QuestionRepository.ofLearner  | 'u-7'; NULL; NULL; 0; 50
        uq_study_users_user_id            | question.QuestionRepository.ofLearner  | 'u-7'; 0; now(); 0; 50
        uq_study_users_user_id            | question.QuestionRepository.lockLearners | ARRAY['u-7','u-8']
        uq_study_users_user_id            | review.ProgressRepository.anyQuestion  | 'u-7'; 0
        pk_question_progress              | review.ProgressRepository.ofLearner    | 'u-7'; 0; 0; 50
        pk_study_upload                   | upload.UploadRegister.STORED           | 'c-77'; NULL; NULL
        pk_question_progress              | review.ReviewLog.STANDING              | '{1,2,3}'; 1
        ix_study_attempts_question        | review.ReviewLog.ATTEMPTS              | ARRAY[1,2,3]
        uq_study_quiz_sessions_session_id | quiz.QuizRepository.find               | 's-77'; NULL; NULL
        pk_study_quiz_sessions            | quiz.QuizRepository.find               | '77'; 77; 0
        pk_study_attempts                 | quiz.QuizRepository.find               | 's-77'; NULL; NULL
        """)
    void theProductsOwnStatementsGoByIndex(String index, String statement, String values) throws SQLException {
        String plan = ProductStatement.of("io.gyosil.study." + statement).plan(service.database(), values.split("; "));

        assertThat(plan).contains(index);
        assertThat(plan)
                .doesNotContain("Seq Scan on study_questions", "Seq Scan on study_attempts", "Seq Scan on study_quiz");
    }

    /** What the constraints ask for, and what comes to be asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        uq_study_topics_org_topic                | SELECT id FROM study_topics WHERE org_id = 0 AND topic_id = 't-7'
        uq_study_quiz_sessions_client_uuid_topic | SELECT id FROM study_quiz_sessions WHERE client_session_uuid = 'c-77' AND study_topic_id = 28
        ix_study_skipped_attempts_pub_id         | SELECT raw FROM study_skipped_attempts WHERE pub_id = 'x-77'
        pk_outbox                                | SELECT position FROM outbox WHERE key <> ALL ('{}') ORDER BY position LIMIT 500
        """)
    void theIndexIsUsed(String index, String query) throws SQLException {
        String plan = String.join("\n", service.database().column("EXPLAIN " + query));

        assertThat(plan).contains(index);
        assertThat(plan)
                .doesNotContain("Seq Scan on study_questions", "Seq Scan on study_attempts", "Seq Scan on study_quiz");
    }
}
