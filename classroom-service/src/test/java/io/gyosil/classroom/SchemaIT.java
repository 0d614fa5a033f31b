package io.gyosil.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.data.SchemaHistories;
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
        SELECT regexp_replace(indexdef, ' ON [a-z_]+\\.', ' ON ') FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = '%s' ORDER BY indexname
        """;

    @Test
    void tablesOfSeed000AreAsItsMigrationSaysAndCreatingThemTwiceIsHarmless() throws SQLException {
        try (ClassroomService service = ClassroomService.on("classroom_schema")) {
            assertThat(service.database().column(COLUMNS.formatted("classroom")))
                    .startsWith(
                            "classroom_id text not null",
                            "name text not null",
                            "org_id int4",
                            "teacher_id text",
                            "grade_level text",
                            "metadata jsonb",
                            "created_at timestamptz not null now()",
                            "updated_at timestamptz not null now()")
                    .hasSize(9);
            assertThat(service.database().column(INDEXES.formatted("classroom")))
                    .containsExactly(
                            "CREATE INDEX ix_classroom_org_id ON classroom USING btree (org_id)",
                            "CREATE INDEX ix_classroom_teacher_id ON classroom USING btree (teacher_id)",
                            "CREATE UNIQUE INDEX pk_classroom ON classroom USING btree (classroom_id)");
            assertThat(service.database().column(COLUMNS.formatted("interest_goal")))
                    .startsWith(
                            "user_id text not null",
                            "topic_id text not null",
                            "interest_level numeric",
                            "goal_target numeric",
                            "set_at timestamptz not null now()",
                            "updated_at timestamptz not null now()")
                    .hasSize(8);
            assertThat(service.database().column(INDEXES.formatted("interest_goal")))
                    .containsExactly(
                            "CREATE INDEX ix_interest_goal_user_set_at ON interest_goal USING btree (user_id, set_at"
                                    + " DESC)",
                            "CREATE UNIQUE INDEX pk_interest_goal ON interest_goal USING btree (user_id, topic_id)");
        }
    }

    @Test
    void aClassroomTableThatIsThereAlreadyGetsWhatItLacks() throws SQLException {
        io.gyosil.kit.testing.Infrastructure.shared().with("classroom_there");
        new io.gyosil.kit.testing.Sql("classroom_there").update("""
            SET ROLE classroom_there_owner;
            CREATE TABLE IF NOT EXISTS classroom (
                classroom_id text NOT NULL PRIMARY KEY, name text NOT NULL, org_id integer, teacher_id text,
                grade_level text, metadata jsonb, created_at timestamptz NOT NULL DEFAULT now(),
                updated_at timestamptz NOT NULL DEFAULT now());
            INSERT INTO classroom (classroom_id, name) VALUES ('c-1', '먼저 있던 반') ON CONFLICT DO NOTHING;
            """);
        try (ClassroomService service = ClassroomService.on("classroom_there")) {
            assertThat(service.database().column("SELECT name || ' ' || (version > 0) FROM classroom"))
                    .contains("먼저 있던 반 true");
        }
    }

    @Test
    void everyTableHasTheIndexesThatSeed003Lists() throws SQLException {
        try (ClassroomService service = ClassroomService.on("classroom_schema")) {
            assertThat(service.database()
                            .column("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"))
                    .contains(
                            "pk_organizations",
                            "ix_organizations_name",
                            "pk_users",
                            "ix_users_email",
                            "ix_users_org_id",
                            "ix_users_role",
                            "pk_teachers",
                            "uq_teachers_user_id",
                            "ix_teachers_org_id",
                            "pk_students",
                            "uq_students_user_id",
                            "ix_students_org_id",
                            "ix_students_grade",
                            "pk_student_classroom",
                            "ix_student_classroom_student_id",
                            "ix_student_classroom_class_id");
        }
    }

    @Test
    void everyMigrationGoesDownAndUpAgain() throws SQLException {
        try (ClassroomService own = ClassroomService.on("classroom_undo", Map.of("gyosil.outbox.relay", "false"))) {
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
                            "V001__create_rosters_and_identity.sql",
                            "V002__work_on_imports_as_jobs.sql",
                            "V003__create_viewer.sql",
                            "V004__note_who_is_locked_out.sql",
                            "V005__add_co_teachers.sql",
                            "V006__remember_rows_of_rosters.sql",
                            "V007__slow_wrong_passwords_where_they_come_from.sql",
                            "V008__remember_rows_of_teachers.sql",
                            "V009__create_password_link.sql",
                            "V001__create_outbox_and_jobs.sql");
            assertThat(own.database().column(things))
                    .containsExactly("table flyway_kit_history table flyway_schema_history");
            histories.migrate();
            assertThat(own.database().column(things)).containsExactly(before);
        }
    }
}
