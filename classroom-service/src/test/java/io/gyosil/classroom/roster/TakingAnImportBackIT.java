package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingAnImportBackIT {

    private final RosterService service =
            RosterService.on("roster_undo", Map.of("gyosil.outbox.relay", "false", "gyosil.roster.chunk", "3"));
    private long org;

    @AfterAll
    void close() {
        service.close();
    }

    @BeforeEach
    void newOrganization() throws SQLException {
        org = service.organization("학교");
    }

    @Test
    void whatAnImportMadeIsGoneAndItsIdsAreFreeAgain() throws SQLException {
        List<String> before = state();
        long id = service.take(org, Roster.school().zip()).path("id").asLong();
        service.database().update("DELETE FROM outbox");

        JsonNode undone = service.undo(org, id);

        assertThat(undone.path("status").asText()).as(undone.toString()).isEqualTo("undone");
        assertThat(undone.path("left_total").asInt()).as(undone.toString()).isZero();
        assertThat(state()).isEqualTo(before);
        assertThat(service.database().column("SELECT sourced_id FROM roster_link WHERE org_id = " + org))
                .isEmpty();
        assertThat(service.database().column("""
            SELECT split_part(key, ':', 1) || ' ' || count(*) FROM outbox WHERE payload IS NULL
            GROUP BY split_part(key, ':', 1) ORDER BY 1
            """))
                .containsExactly("class 2", "enrollment 4", "student 3", "teacher 2", "user 5");
        assertThat(service.upload(org, Roster.school().zip())
                        .json()
                        .at("/counts/users/created")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void whatAnImportChangedOrRemovedIsAsItWas() throws SQLException {
        service.take(org, Roster.school().zip());
        List<String> before = state();
        long id = service.take(
                        org,
                        Roster.delta()
                                .student("s1", "개명", "김", "new@school.example", "09")
                                .user("s2", "student", "", "", "", "", "tobedeleted")
                                .schoolClass("c1", "새 이름", "09", "과학")
                                .schoolClass("c2", "2학년 1반", "08", "영어", "tobedeleted")
                                .enrol("e3", "c1", "s1", "student", false, "tobedeleted")
                                .enrol("e1", "c1", "t2", "teacher", true)
                                .zip())
                .path("id")
                .asLong();
        assertThat(state()).isNotEqualTo(before);

        JsonNode undone = service.undo(org, id);

        assertThat(undone.path("left_total").asInt()).as(undone.toString()).isZero();
        assertThat(state()).isEqualTo(before);
        // The links of what was removed are back, too.
        assertThat(service.upload(org, Roster.school().zip())
                        .json()
                        .path("rows_total")
                        .asInt())
                .isZero();
    }

    @Test
    void whatSomebodyHasChangedSinceAndWhatIsInUseStaysAndIsNamed() throws SQLException {
        long id = service.take(org, Roster.school().zip()).path("id").asLong();
        service.database().update("UPDATE users SET name = '내가 고침' WHERE name = '김민준' AND org_id = " + org);
        service.database().update("UPDATE classroom SET name = '내 반' WHERE name = '2학년 1반' AND org_id = " + org);
        // Somebody by hand in a class of the import.
        service.database().update("""
            WITH u AS (INSERT INTO users (org_id, role, name) VALUES (%1$d, 'student', '손으로') RETURNING id),
                 s AS (INSERT INTO students (user_id, org_id) SELECT id, %1$d FROM u RETURNING id)
            INSERT INTO student_classroom (student_id, class_id, org_id)
            SELECT s.id, c.classroom_id, %1$d FROM s, classroom c WHERE c.name = '1학년 1반' AND c.org_id = %1$d
            """.formatted(org));

        JsonNode undone = service.undo(org, id);

        assertThat(undone.path("status").asText()).isEqualTo("undone");
        assertThat(undone.path("left").findValuesAsText("reason"))
                .containsExactlyInAnyOrder("in-use", "changed-since", "changed-since", "in-use", "in-use");
        assertThat(service.database().column("""
            SELECT name FROM users WHERE org_id = %d AND name <> 'Staff' ORDER BY name COLLATE "C"
            """.formatted(org)))
                .containsExactly("Ada Lovelace", "내가 고침", "박수진", "손으로");
        assertThat(service.database().column("SELECT name FROM classroom WHERE org_id = " + org + " ORDER BY 1"))
                .containsExactly("1학년 1반", "내 반");
    }

    @Test
    void anImportThatIsNotAppliedCannotBeTakenBackNorOneTwice() {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        String undo = "/api/roster-imports/" + id + "/undo";

        assertThat(service.admin(org).post(undo, null).json().path("type").asText())
                .isEqualTo("roster-status");
        service.apply(org, id);
        service.undo(org, id);
        assertThat(service.admin(org).post(undo, null).status()).isEqualTo(409);
        assertThat(service.admin(org)
                        .post("/api/roster-imports/" + id + "/apply", null)
                        .status())
                .isEqualTo(409);
        assertThat(service.admin(org)
                        .post("/api/roster-imports/999999/undo", null)
                        .status())
                .isEqualTo(404);
    }

    /** Everything that an import can touch, without versions and times. */
    private List<String> state() throws SQLException {
        return service.database().column("""
            SELECT 'user ' || u.id || concat_ws('|', u.name, u.email, u.role, u.is_active, s.id, s.grade, t.id, t.subject)
            FROM users u LEFT JOIN students s ON s.user_id = u.id LEFT JOIN teachers t ON t.user_id = u.id
            WHERE u.org_id = %1$d
            UNION ALL
            SELECT 'class ' || classroom_id || concat_ws('|', name, teacher_id, grade_level, metadata)
            FROM classroom WHERE org_id = %1$d
            UNION ALL
            SELECT 'enrolment ' || student_id || ' ' || class_id || ' ' || enrolled_at
            FROM student_classroom WHERE org_id = %1$d
            ORDER BY 1
            """.formatted(org));
    }
}
