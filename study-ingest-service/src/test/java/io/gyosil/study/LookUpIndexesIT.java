package io.gyosil.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner's own word that look-ups go by index on tables of a school's size. */
class LookUpIndexesIT {

    private static StudyService service;

    @BeforeAll
    static void fill() throws SQLException {
        service = StudyService.on("study_indexes", Map.of("gyosil.outbox.relay", "false"));
        service.database().update("""
            INSERT INTO study_users (user_id) SELECT 'u-' || n FROM generate_series(1, 500) AS n;
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

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        uq_study_questions_pub_id_org     | SELECT id FROM study_questions WHERE pub_id = ANY ('{q-1-1,q-2-2}')
        ix_study_questions_user_updated   | SELECT q.id FROM study_questions q JOIN study_users u ON u.id = q.user_id WHERE u.user_id = 'u-7' AND (q.updated_at, q.id) > ('-infinity', 0) ORDER BY q.updated_at, q.id LIMIT 50
        uq_study_topics_org_topic         | SELECT id FROM study_topics WHERE org_id = 0 AND topic_id = 't-7'
        uq_study_users_user_id            | SELECT id FROM study_users WHERE user_id = 'u-7'
        pk_study_upload                   | SELECT digest, answer FROM study_upload WHERE client_session_uuid = 'c-77'
        pk_question_progress              | SELECT correct FROM question_progress WHERE question_id = ANY ('{1,2,3}')
        ix_study_attempts_question        | SELECT a.outcome FROM study_attempts a JOIN study_quiz_sessions s ON s.id = a.quiz_session_id WHERE a.question_id = ANY ('{1,2,3}')
        uq_study_quiz_sessions_session_id | SELECT id FROM study_quiz_sessions WHERE session_id = 's-77' OR id = NULL
        pk_study_quiz_sessions            | SELECT id FROM study_quiz_sessions WHERE session_id = '77' OR id = 77
        pk_study_attempts                 | SELECT outcome FROM study_attempts WHERE quiz_session_id = 77 ORDER BY position
        uq_study_quiz_sessions_client_uuid_topic | SELECT id FROM study_quiz_sessions WHERE client_session_uuid = 'c-77' AND study_topic_id = 28
        ix_study_skipped_attempts_pub_id  | SELECT raw FROM study_skipped_attempts WHERE pub_id = 'x-77'
        pk_outbox                         | SELECT position FROM outbox WHERE key <> ALL ('{}') ORDER BY position LIMIT 500
        """)
    void theIndexIsUsed(String index, String query) throws SQLException {
        String plan = String.join("\n", service.database().column("EXPLAIN " + query));

        assertThat(plan).contains(index);
        assertThat(plan)
                .doesNotContain("Seq Scan on study_questions", "Seq Scan on study_attempts", "Seq Scan on study_quiz");
    }
}
