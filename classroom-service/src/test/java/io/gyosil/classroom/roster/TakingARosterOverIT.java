package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingARosterOverIT {

    // The relay takes rows away as fast as it can; here they are looked at.
    private final RosterService service =
            RosterService.on("roster_take", java.util.Map.of("gyosil.outbox.relay", "false"));
    private long org;

    @AfterAll
    void close() {
        service.close();
    }

    @BeforeEach
    void newOrganization() throws SQLException {
        org = service.organization("학교");
        service.database().update("DELETE FROM outbox");
    }

    @Test
    void aPreviewSaysWhatWouldChangeAndChangesNothing() throws SQLException {
        Http.Answer answer = service.upload(org, Roster.school().zip());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode preview = answer.json();
        assertThat(preview.path("status").asText()).isEqualTo("previewed");
        assertThat(preview.path("format").asText()).isEqualTo("1.1");
        assertThat(preview.path("mode").asText()).isEqualTo("bulk");
        assertThat(preview.at("/counts/users/created").asInt()).isEqualTo(5);
        assertThat(preview.at("/counts/classes/created").asInt()).isEqualTo(2);
        assertThat(preview.at("/counts/enrollments/created").asInt()).isEqualTo(6);
        assertThat(preview.path("errors_total").asInt()).isZero();
        assertThat(preview.path("over_threshold").asBoolean()).isFalse();
        assertThat(people()).isEmpty();
        assertThat(service.database().column("SELECT count(*) FROM outbox")).containsExactly("0");
    }

    @Test
    void applyingItMakesPeopleClassesAndEnrolments() throws SQLException {
        JsonNode applied = service.take(org, Roster.school().zip());

        assertThat(applied.path("status").asText()).as(applied.toString()).isEqualTo("applied");
        assertThat(applied.path("rows_done").asLong())
                .isEqualTo(13)
                .isEqualTo(applied.path("rows_total").asLong());
        assertThat(people())
                .containsExactly(
                        "student Max Mustermann - 08",
                        "student 김민준 minjun@school.example 07",
                        "student 이서연 - 07",
                        "teacher Ada Lovelace ada@school.example -",
                        "teacher 박수진 park@school.example -");
        assertThat(classes())
                .containsExactly("1학년 1반 07 수학 박수진: 김민준, 이서연", "2학년 1반 08 영어 Ada Lovelace: Max Mustermann, 김민준");
    }

    @Test
    void whatIsAppliedIsPublishedWithTheVersionsOfTheRows() throws SQLException {
        service.take(org, Roster.school().zip());

        assertThat(service.database().column("""
            SELECT split_part(key, ':', 1) || ' ' || count(DISTINCT key)
            FROM outbox GROUP BY split_part(key, ':', 1) ORDER BY 1
            """))
                .containsExactly("class 2", "enrollment 4", "student 3", "teacher 2", "user 5");
        // The newest event of each key carries its row's version.
        assertThat(service.database().column("""
            SELECT key FROM (
                SELECT DISTINCT ON (key) key, (headers ->> 'sequence')::bigint AS version
                FROM outbox ORDER BY key, position DESC) AS newest
            WHERE version NOT IN (
                SELECT version FROM users UNION ALL SELECT version FROM students
                UNION ALL SELECT version FROM teachers UNION ALL SELECT version FROM classroom
                UNION ALL SELECT version FROM student_classroom)
            """)).isEmpty();
    }

    @Test
    void theSameRosterAgainChangesNothing() throws SQLException {
        service.take(org, Roster.school().zip());
        service.database().update("DELETE FROM outbox");

        JsonNode again = service.upload(org, Roster.school().zip()).json();

        assertThat(again.at("/counts/users/unchanged").asInt()).isEqualTo(5);
        assertThat(again.at("/counts/classes/unchanged").asInt()).isEqualTo(2);
        assertThat(again.at("/counts/enrollments/unchanged").asInt()).isEqualTo(6);
        assertThat(again.path("rows_total").asInt()).isZero();
        assertThat(service.apply(org, again.path("id").asLong()).path("status").asText())
                .isEqualTo("applied");
        assertThat(service.database().column("SELECT count(*) FROM outbox")).containsExactly("0");
    }

    @Test
    void changesAreShownFieldByFieldAndWhatIsNotNamedStays() throws SQLException {
        service.take(org, Roster.school().zip());

        JsonNode preview = service.upload(
                        org,
                        Roster.v11()
                                .student("s1", "민준", "김", "new@school.example", "08")
                                .student("s2", "서연", "이", "", "")
                                .schoolClass("c1", "1학년 2반", "07", "수학")
                                .zip())
                .json();
        long id = preview.path("id").asLong();

        assertThat(preview.at("/counts/users/changed").asInt()).isEqualTo(1);
        assertThat(preview.at("/counts/users/unchanged").asInt()).isEqualTo(1);
        assertThat(preview.at("/counts/users/not_named").asInt()).isEqualTo(5);
        assertThat(preview.at("/counts/classes/not_named").asInt()).isEqualTo(1);
        JsonNode changes = service.admin(org)
                .get("/api/roster-imports/" + id + "/changes")
                .json()
                .path("items");
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).path("difference").path("grade").toString()).isEqualTo("[\"07\",\"08\"]");
        assertThat(changes.get(0).path("difference").path("email").get(1).asText())
                .isEqualTo("new@school.example");
        assertThat(changes.get(1).path("difference").path("name").get(1).asText())
                .isEqualTo("1학년 2반");

        service.apply(org, id);
        assertThat(people())
                .contains("student 김민준 new@school.example 08", "student 이서연 - 07")
                .hasSize(5);
        assertThat(classes()).first().isEqualTo("1학년 2반 07 수학 박수진: 김민준, 이서연");
    }

    @Test
    void version12HasRolesInAFileOfTheirOwn() throws SQLException {
        JsonNode preview = service.upload(
                        org,
                        Roster.v12()
                                .teacher("t1", "수진", "박", "roles@school.example")
                                .student("s1", "민준", "김", "", "07")
                                .user("p1", "parent", "영희", "최", "", "", "")
                                .schoolClass("c1", "반", "07", "")
                                .enrol("e1", "c1", "s1", "student", false)
                                .enrol("e2", "c1", "t1", "teacher", true)
                                .zip())
                .json();

        assertThat(preview.path("format").asText()).isEqualTo("1.2");
        assertThat(preview.at("/counts/users/created").asInt()).isEqualTo(2);
        assertThat(preview.at("/counts/users/skipped").asInt()).isEqualTo(1);
        assertThat(preview.path("notes_total").asInt()).isEqualTo(1);
        assertThat(preview.at("/notes/0/line").asInt()).isEqualTo(4);
        service.apply(org, preview.path("id").asLong());
        assertThat(people()).containsExactly("student 김민준 - 07", "teacher 박수진 roles@school.example -");
        assertThat(classes()).containsExactly("반 07 - 박수진: 김민준");
    }

    @Test
    void aSingleFileIsKnownByItsHeaderWithAByteOrderMarkOrWithout() throws SQLException {
        String users = Roster.v11().student("s1", "민준", "김", "", "07").file("users.csv");

        for (String mark : List.of("", "\uFEFF")) {
            Http.Answer answer = service.upload(org, "", mark + users);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json().path("format").asText()).isEqualTo("csv");
            assertThat(answer.json().at("/counts/users/created").asInt()).isEqualTo(1);
        }
    }

    @Test
    void sourcesAndOrganizationsDoNotMeet() throws SQLException {
        service.take(org, Roster.school().zip());
        long other = service.organization("다른 학교");
        String users = Roster.v11().student("s1", "다른", "박", "", "01").file("users.csv");

        assertThat(service.upload(other, "", users)
                        .json()
                        .at("/counts/users/created")
                        .asInt())
                .isEqualTo(1);
        JsonNode otherSource = service.upload(org, "?source=neis", users).json();
        assertThat(otherSource.at("/counts/users/created").asInt()).isEqualTo(1);
        assertThat(service.upload(org, "", users)
                        .json()
                        .at("/counts/users/changed")
                        .asInt())
                .isEqualTo(1);
        assertThat(service.admin(other)
                        .get("/api/roster-imports/" + otherSource.path("id").asLong())
                        .status())
                .isEqualTo(404);
        assertThat(service.admin(other)
                        .post("/api/roster-imports/" + otherSource.path("id").asLong() + "/apply", null)
                        .status())
                .isEqualTo(404);
        assertThat(service.admin(other).get("/api/roster-imports").json().path("items"))
                .hasSize(1);
    }

    @Test
    void onlyAnAdminMay() {
        for (String role : List.of("teacher", "student")) {
            assertThat(service.as(role, org).get("/api/roster-imports").status())
                    .isEqualTo(403);
            assertThat(service.as(role, org)
                            .with("Content-Type", "text/csv")
                            .post("/api/roster-imports", "x")
                            .status())
                    .isEqualTo(403);
        }
    }

    private List<String> people() throws SQLException {
        return service.database().column("""
            SELECT role || ' ' || name || ' ' || coalesce(email, '-') || ' ' || coalesce(grade, subject, '-')
            FROM users LEFT JOIN students ON students.user_id = users.id LEFT JOIN teachers ON teachers.user_id = users.id
            WHERE users.org_id = %d AND users.name <> 'Staff' ORDER BY role, name COLLATE "C"
            """.formatted(org));
    }

    private List<String> classes() throws SQLException {
        return service.database().column("""
            SELECT c.name || ' ' || coalesce(grade_level, '-') || ' ' || coalesce(metadata ->> 'subject', '-') || ' '
                   || coalesce((SELECT u.name FROM teachers t JOIN users u ON u.id = t.user_id
                                WHERE t.id::text = c.teacher_id), '-') || ': '
                   || coalesce((SELECT string_agg(u.name, ', ' ORDER BY u.name COLLATE "C")
                       FROM student_classroom e JOIN students s ON s.id = e.student_id JOIN users u ON u.id = s.user_id
                       WHERE e.class_id = c.classroom_id), '')
            FROM classroom c WHERE org_id = %d ORDER BY c.name COLLATE "C"
            """.formatted(org));
    }
}
