package io.gyosil.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.data.SchemaHistories;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class SchemaIT {

    @Inject
    private StudyService service;

    @BeforeAll
    void start() {
        School.publish(service, "schema", 2, "t");
    }

    @Test
    void quizSessionsHaveEveryColumnOfTheSeedWithItsTypeAndDefault() throws SQLException {
        assertThat(service.database().column("""
            SELECT column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '')
                || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || coalesce(' ' || column_default, '')
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = 'study_quiz_sessions'
            """))
                .contains(
                        "id int8 not null",
                        "user_id int8 not null",
                        "study_topic_id int8 not null",
                        "target_per_subject int4 not null 20",
                        "subject_filter varchar(120)",
                        "wrong_only bool not null false",
                        "quiz_mode varchar(30) not null 'random'::character varying",
                        "question_ids jsonb not null",
                        "subject_distribution jsonb not null '{}'::jsonb",
                        "status varchar(20) not null 'in_progress'::character varying",
                        "cursor int4 not null 0",
                        "correct_count int4 not null 0",
                        "wrong_count int4 not null 0",
                        "unsure_count int4 not null 0",
                        "newly_correct_count int4 not null 0",
                        "relapsed_count int4 not null 0",
                        "recovered_count int4 not null 0",
                        "chronic_remaining_count int4 not null 0",
                        "finished_at timestamptz",
                        "finalized_at timestamptz",
                        "client_session_uuid varchar(64)",
                        "source varchar(20) not null 'live'::character varying",
                        "created_at timestamptz not null now()",
                        "updated_at timestamptz not null now()");
    }

    @Test
    void aViewersSessionIsUniqueByNameAndTopicAndALiveOneIsNot() throws SQLException {
        insert("'a', 'done', 'u-1'");
        insert("'b', 'done', NULL");
        insert("'c', 'done', NULL");

        assertThatThrownBy(() -> insert("'d', 'done', 'u-1'"))
                .hasMessageContaining("uq_study_quiz_sessions_client_uuid_topic");
    }

    @Test
    void aLearnerHasOneQuizInProgressOnATopic() throws SQLException {
        insert("'e', 'in_progress', NULL");

        assertThatThrownBy(() -> insert("'f', 'in_progress', NULL"))
                .hasMessageContaining("uq_study_quiz_sessions_in_progress");
    }

    @Test
    void everyMigrationGoesDownAndUpAgain() throws SQLException {
        try (StudyService own = StudyService.on("study_undo", Map.of("gyosil.outbox.relay", "false"))) {
            String tables = "SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM information_schema.tables "
                    + "WHERE table_schema = current_schema()";
            String before = own.database().column(tables).getFirst();
            SchemaHistories histories = own.bean(SchemaHistories.class);

            assertThat(Stream.generate(histories::undo)
                            .takeWhile(step -> !step.isEmpty())
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrder(
                            "V001__create_study.sql",
                            "V002__create_viewers.sql",
                            "V001__create_outbox_and_jobs.sql",
                            "V001__create_roster_replica.sql",
                            "V002__note_when_activity_changes.sql",
                            "V003__add_co_teachers.sql");
            assertThat(own.database().column(tables))
                    .containsExactly("flyway_kit_history flyway_roster_history flyway_schema_history");
            histories.migrate();
            assertThat(own.database().column(tables)).containsExactly(before);
        }
    }

    private void insert(String values) throws SQLException {
        service.database().update("""
            INSERT INTO study_quiz_sessions (user_id, study_topic_id, question_ids, session_id, status,
                client_session_uuid)
            SELECT u.id, t.id, '[]', %s FROM study_users u, study_topics t
            WHERE u.user_id = 'schema' AND t.topic_id = 't'
            """.formatted(values));
    }
}
