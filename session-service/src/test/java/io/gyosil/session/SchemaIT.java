package io.gyosil.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.data.SchemaHistories;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private static final String COLUMNS = """
        SELECT column_name || ' ' || udt_name || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
            || coalesce(' ' || column_default, '')
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = '%s' ORDER BY ordinal_position
        """;
    private static final String INDEXES = """
        SELECT regexp_replace(indexdef, ' ON (ONLY )?[a-z_]+\\.', ' ON \\1') FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = '%s' ORDER BY indexname
        """;

    @Test
    void theRegisterIsAsTheMigrationOfSeed000SaysAndCreatingItTwiceIsHarmless() throws SQLException {
        try (SessionService service = SessionService.on("session_schema")) {
            assertThat(service.database().column(COLUMNS.formatted("session")))
                    .startsWith(
                            "session_id text not null",
                            "user_id text not null",
                            "classroom_id text",
                            "started_at timestamptz not null now()",
                            "ended_at timestamptz",
                            "session_type text",
                            "metadata jsonb")
                    .hasSize(8);
            assertThat(service.database().column(INDEXES.formatted("session")))
                    .containsExactly(
                            "CREATE INDEX ix_session_classroom_id ON session USING btree (classroom_id)",
                            "CREATE INDEX ix_session_started_at ON session USING btree (started_at DESC)",
                            "CREATE INDEX ix_session_user_id ON session USING btree (user_id)",
                            "CREATE UNIQUE INDEX pk_session ON session USING btree (session_id)");
        }
    }

    @Test
    void aRegisterThatIsThereAlreadyGetsWhatItLacks() throws SQLException {
        Infrastructure.shared().with("session_there");
        new Sql("session_there").update("""
            SET ROLE session_there_owner;
            CREATE TABLE IF NOT EXISTS session (
                session_id text NOT NULL PRIMARY KEY, user_id text NOT NULL, classroom_id text,
                started_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz, session_type text, metadata jsonb);
            INSERT INTO session (session_id, user_id) VALUES ('s-1', '먼저 있던 사람') ON CONFLICT DO NOTHING;
            """);
        try (SessionService service = SessionService.on("session_there")) {
            assertThat(service.database().column("SELECT user_id || ' ' || (version > 0) FROM session"))
                    .contains("먼저 있던 사람 true");
        }
    }

    @Test
    void tablesOfSeed001HaveItsIndexesAndItsChecks() throws SQLException {
        try (SessionService service = SessionService.on("session_schema")) {
            assertThat(service.database().column(INDEXES.formatted("sessions")))
                    .contains(
                            "CREATE UNIQUE INDEX idx_session_code_active ON sessions USING btree (code) WHERE"
                                    + " (ended_at IS NULL)",
                            "CREATE INDEX idx_sessions_class ON sessions USING btree (class_id, started_at DESC)",
                            "CREATE INDEX idx_sessions_expires ON sessions USING btree (expires_at) WHERE (ended_at IS"
                                    + " NULL)");
            assertThat(service.database().column(INDEXES.formatted("messages")))
                    .contains("CREATE INDEX idx_messages_session_time ON ONLY messages USING btree (session_id,"
                            + " created_at DESC)");
            assertThat(service.database().column(INDEXES.formatted("problems")))
                    .contains("CREATE INDEX idx_problems_grade_difficulty ON problems USING btree (grade, difficulty,"
                            + " type)");
            assertThat(service.database().column(INDEXES.formatted("logs")))
                    .contains(
                            "CREATE INDEX idx_logs_session_time ON ONLY logs USING btree (session_id, \"timestamp\""
                                    + " DESC)",
                            "CREATE INDEX idx_logs_event_type ON ONLY logs USING btree (event_type, \"timestamp\""
                                    + " DESC)");
            assertThat(service.database()
                            .column("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"
                                    + " AND connamespace = current_schema()::regnamespace"))
                    .anyMatch(check -> check.contains("avatar_id >= 1") && check.contains("avatar_id <= 64"))
                    .anyMatch(check -> check.contains("length(content) >= 1") && check.contains("<= 200"))
                    .anyMatch(check -> check.contains("difficulty >= 1") && check.contains("difficulty <= 5"))
                    .anyMatch(check -> check.contains("vocabulary") && check.contains("proverb"));
        }
    }

    @Test
    void everyMigrationGoesDownAndUpAgain() throws SQLException {
        try (SessionService own = SessionService.on("session_undo", Map.of("gyosil.outbox.relay", "false"))) {
            String things = """
                SELECT string_agg(kind || name, ' ' ORDER BY kind, name)
                FROM (SELECT 'table ', table_name FROM information_schema.tables WHERE table_schema = current_schema()
                      UNION ALL SELECT 'function ', proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
                      UNION ALL SELECT 'policy ', tablename || '.' || policyname FROM pg_policies WHERE schemaname = current_schema()
                      UNION ALL SELECT 'sequence ', sequencename FROM pg_sequences WHERE schemaname = current_schema())
                     AS things (kind, name)
                """;
            String before = own.database().column(things).getFirst();
            SchemaHistories histories = own.bean(SchemaHistories.class);

            assertThat(Stream.generate(histories::undo)
                            .takeWhile(step -> !step.isEmpty())
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrder(
                            "V001__create_lessons.sql",
                            "V001__create_outbox_and_jobs.sql",
                            "V001__create_roster_replica.sql",
                            "V002__know_people_by_folded_names.sql",
                            "V002__note_when_activity_changes.sql",
                            "V003__add_co_teachers.sql");
            assertThat(own.database().column(things))
                    .containsExactly(
                            "table flyway_kit_history table flyway_roster_history table flyway_schema_history");
            histories.migrate();
            assertThat(own.database().column(things)).containsExactly(before);
        }
    }
}
