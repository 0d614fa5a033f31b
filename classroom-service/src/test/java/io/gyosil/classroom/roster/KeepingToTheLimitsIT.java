package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deltas, rows in error, and what is more than usual. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingToTheLimitsIT {

    private final RosterService service =
            RosterService.on("roster_limits", Map.of("gyosil.outbox.relay", "false", "gyosil.roster.chunk", "7"));
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
    void aDeltaRemovesWhatItSaysAndNothingElse() throws SQLException {
        service.take(org, Roster.school().zip());
        service.database().update("DELETE FROM outbox");

        JsonNode applied = service.take(
                org,
                Roster.delta()
                        .user("s2", "student", "", "", "", "", "tobedeleted")
                        .user("s9", "student", "", "", "", "", "tobedeleted")
                        .student("s4", "하늘", "정", "", "07")
                        .schoolClass("c2", "2학년 1반", "08", "영어", "tobedeleted")
                        .enrol("e3", "c1", "s1", "student", false, "tobedeleted")
                        .enrol("e1", "c1", "t1", "teacher", true, "tobedeleted")
                        .enrol("e7", "c1", "s4", "student", false)
                        .zip());

        assertThat(applied.path("status").asText()).as(applied.toString()).isEqualTo("applied");
        assertThat(applied.path("mode").asText()).isEqualTo("delta");
        assertThat(applied.at("/counts/users/removed").asInt()).isEqualTo(1);
        assertThat(applied.at("/counts/users/skipped").asInt()).isEqualTo(1);
        assertThat(applied.at("/counts/classes/removed").asInt()).isEqualTo(1);
        // One by name, one teacher, two with the class.
        assertThat(applied.at("/counts/enrollments/removed").asInt()).isEqualTo(4);
        assertThat(service.database().column("SELECT name FROM users WHERE NOT is_active AND org_id = " + org))
                .containsExactly("이서연");
        assertThat(service.database().column("""
            SELECT c.name || ' ' || coalesce(teacher_id, '-') || ' ' || u.name
            FROM classroom c JOIN student_classroom e ON e.class_id = c.classroom_id
            JOIN students s ON s.id = e.student_id JOIN users u ON u.id = s.user_id
            WHERE c.org_id = %d ORDER BY u.name COLLATE "C"
            """.formatted(org))).containsExactly("1학년 1반 - 이서연", "1학년 1반 - 정하늘");
        assertThat(service.database()
                        .column("SELECT DISTINCT split_part(key, ':', 1) FROM outbox WHERE payload IS NULL ORDER BY 1"))
                .containsExactly("class", "enrollment");
    }

    @Test
    void inADeltaAnEnrolmentThatEndsAndBeginsAnewStays() throws SQLException {
        service.take(org, Roster.school().zip());

        JsonNode preview = service.upload(
                        org,
                        Roster.delta()
                                .enrol("e3", "c1", "s1", "student", false, "tobedeleted")
                                .enrol("e3-new", "c1", "s1", "student", false)
                                .zip())
                .json();

        assertThat(preview.at("/counts/enrollments/removed").asInt()).isZero();
        assertThat(preview.at("/counts/enrollments/unchanged").asInt()).isEqualTo(1);
        assertThat(preview.at("/counts/enrollments/skipped").asInt()).isEqualTo(1);
    }

    @Test
    void aDeltaNeedsStatusAndTimeAndABulkFileDeletesNothing() {
        JsonNode delta = service.upload(
                        org,
                        "?mode=delta",
                        Roster.USERS_1_1 + "\n"
                                + "s1,,2026-11-20,true,o,student,,,민준,김,,,,,,,07,\n"
                                + "s2,active,,true,o,student,,,민준,김,,,,,,,07,\n"
                                + "s3,active,yesterday,true,o,student,,,민준,김,,,,,,,07,\n")
                .json();
        assertThat(delta.path("errors").findValuesAsText("column"))
                .containsExactly("status", "dateLastModified", "dateLastModified");

        JsonNode bulk = service.upload(
                        org, "", Roster.USERS_1_1 + "\ns1,tobedeleted,2026-11-20,true,o,student,,,민준,김,,,,,,,07,\n")
                .json();
        assertThat(bulk.path("errors").findValuesAsText("column")).containsExactly("status");
    }

    @Test
    void rowsInErrorAreNamedByFileLineAndColumnWithoutTheirValuesAndTheRestIsApplied() throws SQLException {
        service.take(
                org,
                Roster.v11()
                        .student("s0", "기존", "김", "taken@school.example", "07")
                        .zip());

        Http.Answer answer = service.upload(
                org,
                Roster.v11()
                        .student("s1", "민준", "김", "SECRET@school.example", "07")
                        .student("s1", "서연", "이", "", "07")
                        .student("s2", "서연", "이", "secret@SCHOOL.example", "07")
                        .student("s3", "서연", "이", "Taken@school.example", "07")
                        .student("s4", "서연", "이", "no-address", "07")
                        .student("s5", "", "", "", "07")
                        .student("s6", "가".repeat(101), "이", "", "07")
                        .student("s7", "tab\there", "이", "", "07")
                        .teacher("s0", "기존", "김", "taken@school.example")
                        .raw("users.csv", Roster.USERS_1_1, "s8,,,true")
                        .schoolClass("c1", "반", "07", "")
                        .schoolClass("c2", "", "07", "")
                        .enrol("e1", "c1", "s1", "student", false)
                        .enrol("e2", "c9", "s1", "student", false)
                        .enrol("e3", "c1", "s9", "student", false)
                        .enrol("e4", "c1", "s4", "student", false)
                        .enrol("e1", "c1", "s1", "student", false)
                        .zip());

        JsonNode preview = answer.json();
        assertThat(preview.path("errors"))
                .extracting(KeepingToTheLimitsIT::where)
                .containsExactly(
                        "classes.csv:3 title",
                        "enrollments.csv:3 classSourcedId",
                        "enrollments.csv:4 userSourcedId",
                        "enrollments.csv:6 sourcedId",
                        "users.csv:3 sourcedId",
                        "users.csv:7 givenName",
                        "users.csv:8 givenName",
                        "users.csv:9 givenName",
                        "users.csv:10 role",
                        "users.csv:11 role");
        assertThat(preview.path("errors_total").asInt()).isEqualTo(10);
        assertThat(preview.path("notes").findValuesAsText("detail"))
                .containsExactly(
                        "is taken without its email, which is also that of line 2",
                        "is taken without its email, which is in use by somebody else",
                        "is taken without its email, which is not an e-mail address");
        assertThat(preview.at("/errors/4/detail").asText()).contains("line 2");
        assertThat(answer.text()).doesNotContainIgnoringCase("secret").doesNotContain("no-address");

        JsonNode applied = service.apply(org, preview.path("id").asLong());
        assertThat(applied.path("status").asText()).isEqualTo("applied");
        assertThat(service.database().column("SELECT email FROM users WHERE name = '김민준' AND org_id = " + org))
                .containsExactly("SECRET@school.example");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly("2");
    }

    @Test
    void aFurtherTeacherIsACoTeacherAndThePrimaryOneStands() throws SQLException {
        JsonNode applied = service.take(
                org,
                Roster.school()
                        .enrol("e8", "c1", "t2", "teacher", false)
                        .enrol("e9", "c1", "t1", "aide", false)
                        .zip());

        assertThat(applied.path("notes").findValuesAsText("detail"))
                .containsExactly("enrols neither a student nor a teacher");
        assertThat(teachers()).containsExactly("박수진 + Ada Lovelace");

        Http.Answer exported = service.upload(org, service.export(org));
        assertThat(exported.json().path("rows_total").asInt())
                .as(exported.text())
                .isZero();
        long swap = service.take(
                        org,
                        Roster.delta()
                                .enrol("e1", "c1", "t1", "teacher", false)
                                .enrol("e8", "c1", "t2", "teacher", true)
                                .zip())
                .path("id")
                .asLong();
        assertThat(teachers()).containsExactly("Ada Lovelace + 박수진");
        service.undo(org, swap);
        assertThat(teachers()).containsExactly("박수진 + Ada Lovelace");
        service.take(
                org,
                Roster.delta()
                        .enrol("e8", "c1", "t2", "teacher", false, "tobedeleted")
                        .zip());
        assertThat(teachers()).containsExactly("박수진 + ");
        service.take(
                org, Roster.delta().enrol("e8", "c1", "t2", "teacher", false).zip());
        assertThat(teachers())
                .as("a delta that calls nobody primary leaves the teacher who is there")
                .containsExactly("박수진 + Ada Lovelace");
        assertThat(service.database().column("""
            SELECT payload::jsonb -> 'co_teacher_ids' ->> 0 IS NOT NULL FROM outbox
            WHERE key = (SELECT 'class:' || classroom_id FROM classroom WHERE name = '1학년 1반' AND org_id = %d)
            ORDER BY position DESC LIMIT 1
            """.formatted(org))).containsExactly("t");
    }

    private List<String> teachers() throws SQLException {
        return service.database().column("""
            SELECT (SELECT u.name FROM teachers t JOIN users u ON u.id = t.user_id WHERE t.id::text = c.teacher_id) || ' + '
                || coalesce((SELECT string_agg(u.name, ', ') FROM class_co_teacher o JOIN teachers t ON t.id = o.teacher_id
                             JOIN users u ON u.id = t.user_id WHERE o.class_id = c.classroom_id), '')
            FROM classroom c WHERE c.name = '1학년 1반' AND c.org_id = %d
            """.formatted(org));
    }

    @Test
    void whatChangesMuchMoreThanUsualIsAskedAbout() throws SQLException {
        Roster many = Roster.v11();
        Roster renamed = Roster.v11();
        for (int i = 0; i < 60; i++) {
            many.student("s" + i, "이름", "김", "", "07");
            renamed.student("s" + i, i < 13 ? "개명" : "이름", "김", "", "07");
        }
        service.take(org, many.zip());

        JsonNode preview = service.upload(org, renamed.zip()).json();
        String apply = "/api/roster-imports/" + preview.path("id").asLong() + "/apply";

        assertThat(preview.path("over_threshold").asBoolean()).isTrue();
        assertThat(preview.at("/exceeded/0").asText()).isEqualTo("users");
        Http.Answer refused = service.admin(org).post(apply, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("over-threshold");
        assertThat(service.database()
                        .column("SELECT DISTINCT name FROM users WHERE name LIKE '김%' AND org_id = " + org))
                .containsExactly("김이름");
        assertThat(service.admin(org).post(apply, "{\"over\": true}").status()).isEqualTo(400);
        assertThat(service.admin(org).post(apply, "{\"over_threshold\": true}").status())
                .isEqualTo(200);
        assertThat(service.database().column("SELECT count(*) FROM users WHERE name = '김개명' AND org_id = " + org))
                .containsExactly("13");
        assertThat(service.admin(org).post(apply, null).json().path("type").asText())
                .isEqualTo("roster-status");
    }

    @Test
    void aSmallOrganizationIsNotAsked() throws SQLException {
        service.take(org, Roster.school().zip());

        assertThat(service.upload(
                                org,
                                Roster.v11().student("s1", "다른", "박", "", "01").zip())
                        .json()
                        .path("over_threshold")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void changesComePageByPage() {
        JsonNode preview = service.upload(org, Roster.school().zip()).json();
        String path = "/api/roster-imports/" + preview.path("id").asLong() + "/changes";

        int seen = 0;
        String cursor = "";
        while (true) {
            JsonNode page = service.admin(org).get(path + "?limit=4" + cursor).json();
            seen += page.path("items").size();
            if (page.path("next_cursor").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.path("next_cursor").asText();
        }
        assertThat(seen).isEqualTo(13);
        assertThat(service.admin(org).get(path + "?kind=class").json().path("items"))
                .hasSize(2);
        assertThat(service.admin(org).get(path + "?kind=org").status()).isEqualTo(400);
        assertThat(service.admin(org).get(path + "?colour=red").status()).isEqualTo(400);
    }

    private static String where(JsonNode remark) {
        return remark.path("file").asText() + ":" + remark.path("line").asText() + " "
                + remark.path("column").asText();
    }
}
