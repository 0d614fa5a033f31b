package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Student systems and spreadsheets write OneRoster in their own ways, all of which mean the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingWhatSystemsWriteIT {

    private static final String ROW = "%s,,,true,o,student,,,%s,김,,,,,,,07,";

    private final RosterService service = RosterService.on("roster_systems", Map.of("gyosil.outbox.relay", "false"));
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
    void cellsWithoutAColumnOrWithoutAnythingAreNothing() throws SQLException {
        JsonNode preview = service.upload(
                        org,
                        "",
                        Roster.USERS_1_1 + ",,\n" + ROW.formatted("s1", "민준") + ",,,\n" + ",".repeat(19) + "\n"
                                + "s2,,,true,o,student,,,서연,김\n" + ROW.formatted("s3", "하늘") + ",,more\n,,,\n")
                .json();

        assertThat(preview.at("/counts/users/created").asInt())
                .as(preview.toString())
                .isEqualTo(2);
        assertThat(preview.path("errors").findValuesAsText("line")).containsExactly("5");
        assertThat(preview.path("errors").findValuesAsText("detail"))
                .containsExactly("has 20 cells, and the header 18");
    }

    @Test
    void aNameIsTheSameHoweverItIsComposedAndWhateverIsAroundIt() throws SQLException {
        String decomposed = Normalizer.normalize("민준", Normalizer.Form.NFD);
        service.take(
                org,
                Roster.v11()
                        .student("\u00a0s1\u200b", "\u200b" + decomposed + "\u00a0", "김", "", "07")
                        .schoolClass("c1", decomposed + " 반\u3000", "07", "")
                        .enrol("e1", "c1", "s1", "student", false)
                        .zip());

        assertThat(service.database().column("SELECT name FROM users WHERE name <> 'Staff' AND org_id = " + org))
                .containsExactly("김민준");
        assertThat(service.database().column("SELECT name FROM classroom WHERE org_id = " + org))
                .containsExactly("민준 반");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly("1");
        assertThat(service.upload(
                                org,
                                Roster.v11().student("s1", "민준", "김", "", "07").zip())
                        .json()
                        .at("/counts/users/unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoseEnrolmentIsOverIsNotEnrolled() throws SQLException {
        String head = Roster.ENROLLMENTS;
        JsonNode applied = service.take(
                org,
                Roster.v11()
                        .student("s1", "민준", "김", "", "07")
                        .student("s2", "서연", "이", "", "07")
                        .student("s3", "하늘", "정", "", "07")
                        .schoolClass("c1", "반", "07", "")
                        .raw("enrollments.csv", head, "e1,,,c1,o,s1,student,false,2020-03-01,2021-02-28")
                        .raw("enrollments.csv", head, "e2,,,c1,o,s2,student,false,2020-03-01,2999-02-28")
                        .raw("enrollments.csv", head, "e3,,,c1,o,s3,student,false,2020-03-01,some day")
                        .zip());

        assertThat(applied.path("errors_total").asInt()).as(applied.toString()).isZero();
        assertThat(applied.at("/notes/0/line").asInt()).isEqualTo(2);
        assertThat(applied.path("notes").findValuesAsText("detail")).containsExactly("has an endDate that is past");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly("2");
    }

    @Test
    void whatARowCanDoWithoutNeverCostsIt() throws SQLException {
        String grades = "\"KG,01,02,03,04,05,06,07\"";
        JsonNode applied = service.take(
                org,
                Roster.v11()
                        .user("t1", "teacher", "수진", "박", "", grades, "")
                        .student("s1", "민준", "김", "nowhere", "07")
                        .schoolClass("c1", "반", grades, "\"수학," + "가".repeat(120) + "\"")
                        .enrol("e1", "c1", "t1", "teacher", true)
                        .enrol("e2", "c1", "s1", "student", false)
                        .zip());

        assertThat(applied.path("errors_total").asInt()).as(applied.toString()).isZero();
        assertThat(applied.path("notes").findValuesAsText("detail"))
                .containsExactly(
                        "is taken with its grades shortened to at most 20 characters; is taken with its subjects"
                                + " shortened to at most 100 characters",
                        "is taken with its grades shortened to at most 20 characters",
                        "is taken without its email, which is not an e-mail address");
        assertThat(service.admin(org)
                        .with("Accept-Language", "ko")
                        .get("/api/roster-imports/" + applied.path("id").asLong())
                        .json()
                        .path("notes")
                        .findValuesAsText("detail"))
                .containsExactly(
                        "grades 값을 20자 이내로 줄여서 가져옵니다; subjects 값을 100자 이내로 줄여서 가져옵니다",
                        "grades 값을 20자 이내로 줄여서 가져옵니다",
                        "email 값이 이메일 주소가 아니어서 그 값 없이 가져옵니다");
        assertThat(service.database()
                        .column("SELECT grade_level || ' ' || (metadata ->> 'subject') || ' ' || (teacher_id IS NOT"
                                + " NULL) FROM classroom WHERE org_id = " + org))
                .containsExactly("KG,01,02,03,04,05,06 수학 true");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly("1");
    }

    @Test
    void theLastOfSeveralRowsOfAnEnrolmentEndsIt() throws SQLException {
        service.take(
                org,
                Roster.v11()
                        .student("s1", "민준", "김", "", "07")
                        .schoolClass("c1", "반", "07", "")
                        .enrol("autumn", "c1", "s1", "student", false)
                        .enrol("spring", "c1", "s1", "student", false)
                        .zip());
        service.take(
                org,
                Roster.delta().enrol("summer", "c1", "s1", "student", false).zip());
        String enrolled = "SELECT array_to_string(sources, ' ') FROM student_classroom WHERE org_id = " + org;
        assertThat(service.database().column(enrolled))
                .containsExactly("oneroster autumn oneroster spring oneroster summer");

        long one = ended("s1", "student", "autumn").path("id").asLong();
        assertThat(service.database().column(enrolled)).containsExactly("oneroster spring oneroster summer");
        service.undo(org, one);
        assertThat(service.database().column(enrolled))
                .containsExactly("oneroster autumn oneroster spring oneroster summer");
        assertThat(ended("s1", "student", "autumn", "spring").path("notes").findValuesAsText("detail"))
                .contains("ends one of several rows of this enrolment, which goes on");
        long last = ended("s1", "student", "summer").path("id").asLong();
        assertThat(service.database().column(enrolled)).isEmpty();
        service.undo(org, last);
        assertThat(service.database().column(enrolled)).containsExactly("oneroster summer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastOfSeveralRowsOfATeacherEndsTheirTeaching(boolean isPrimary) throws SQLException {
        service.take(
                org,
                Roster.v11()
                        .user("t1", "teacher", "수진", "박", "", "", "")
                        .user("t2", "teacher", "민수", "최", "", "", "")
                        .schoolClass("c1", "반", "07", "")
                        .enrol("other", "c1", "t2", "teacher", !isPrimary)
                        .enrol("autumn", "c1", "t1", "teacher", isPrimary)
                        .enrol("spring", "c1", "t1", "teacher", isPrimary)
                        .zip());
        String taught = "SELECT u.name FROM teachers t JOIN users u ON u.id = t.user_id JOIN classroom c ON"
                + " c.org_id = t.org_id WHERE t.org_id = " + org
                + " AND (c.teacher_id = t.id::text OR EXISTS (SELECT FROM"
                + " class_co_teacher o WHERE o.class_id = c.classroom_id AND o.teacher_id = t.id)) ORDER BY u.name";
        assertThat(service.database().column(taught)).containsExactly("박수진", "최민수");

        JsonNode one = ended("t1", "teacher", "autumn");
        assertThat(one.path("notes").findValuesAsText("detail"))
                .contains("ends one of several rows of this enrolment, which goes on");
        assertThat(service.database().column(taught)).containsExactly("박수진", "최민수");
        service.undo(org, one.path("id").asLong());
        ended("t1", "teacher", "spring");
        assertThat(service.database().column(taught)).containsExactly("박수진", "최민수");
        long last = ended("t1", "teacher", "autumn").path("id").asLong();
        assertThat(service.database().column(taught)).containsExactly("최민수");
        service.undo(org, last);
        assertThat(service.database().column(taught)).containsExactly("박수진", "최민수");
    }

    private JsonNode ended(String user, String role, String... enrolments) {
        Roster delta = Roster.delta();
        for (String enrolment : enrolments) {
            delta.enrol(enrolment, "c1", user, role, false, "tobedeleted");
        }
        return service.take(org, delta.zip());
    }

    @Test
    void whoSeemNewBecauseOfTheSourceOrLostZerosAreAskedAbout() {
        Roster pupils = Roster.v11();
        Roster withoutZeros = Roster.v11();
        Roster renumbered = Roster.v11();
        for (int i = 1; i <= 60; i++) {
            pupils.student("0" + i, "학생" + i, "김", "", "07");
            withoutZeros.student("" + i, "학생" + i, "김", "", "07");
            renumbered.student("new-" + i, "학생" + i, "김", "", "07");
        }
        service.take(org, pupils.zip());

        asked(service.upload(org, withoutZeros.zip()).json(), "60 new people", "zeros");
        asked(service.upload(org, "?source=neis", pupils.file("users.csv")).json(), "60 new people", "another source");
        asked(service.upload(org, renumbered.zip()).json(), "60 new people", "name and role");
        assertThat(service.upload(org, pupils.zip())
                        .json()
                        .path("over_threshold")
                        .asBoolean())
                .isFalse();
    }

    private static void asked(JsonNode preview, String... why) {
        assertThat(preview.path("exceeded").path(0).asText())
                .as(preview.toString())
                .isEqualTo("users");
        assertThat(preview.path("file_notes").path(0).asText()).contains(why);
    }

    @Test
    void addressesMayChangeHandsInOneRosterAndBack() throws SQLException {
        service.take(
                org,
                Roster.v11()
                        .student("s1", "민준", "김", "one@swap.example", "07")
                        .student("s2", "서연", "이", "two@swap.example", "07")
                        .student("s3", "하늘", "정", "three@swap.example", "07")
                        .zip());
        String addresses = "SELECT split_part(email, '@', 1) FROM users WHERE email LIKE '%swap.example' ORDER BY id";

        JsonNode swapped = service.take(
                org,
                Roster.v11()
                        .student("s1", "민준", "김", "TWO@swap.example", "07")
                        .student("s2", "서연", "이", "three@swap.example", "07")
                        .student("s3", "하늘", "정", "one@swap.example", "07")
                        .student("s4", "막내", "정", "one@swap.example", "07")
                        .zip());

        assertThat(swapped.path("errors_total").asInt()).as(swapped.toString()).isZero();
        assertThat(swapped.path("notes").findValuesAsText("detail"))
                .containsExactly("is taken without its email, which is also that of line 4");
        assertThat(service.database().column(addresses)).containsExactly("TWO", "three", "one");
        JsonNode undone = service.undo(org, swapped.path("id").asLong());
        assertThat(undone.path("left_total").asInt()).as(undone.toString()).isZero();
        assertThat(service.database().column(addresses)).containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:00:00+09:00",
                "2026-11-20T09:00:00",
                "2026-11-20 09:00:00.0",
                "2026/11/20",
                "2026. 11. 20.",
                "20261120",
                "11/20/2026 9:00"
            })
    void aDeltaMayWriteItsDatesAsItLikes(String date) {
        JsonNode preview = service.upload(
                        org,
                        "?mode=delta",
                        Roster.USERS_1_1 + "\ns1,active," + date + ",true,o,student,,,민준,김,,,,,,,07,\n")
                .json();

        assertThat(preview.path("errors_total").asInt()).as(preview.toString()).isZero();
        assertThat(preview.at("/counts/users/created").asInt()).isEqualTo(1);
    }
}
