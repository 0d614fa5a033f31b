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
