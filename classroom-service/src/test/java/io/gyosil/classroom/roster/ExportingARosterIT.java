package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportingARosterIT {

    private final RosterService service = RosterService.on("roster_export");
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
    void whatIsExportedComesBackWithoutADifference() throws SQLException {
        service.take(org, Roster.school().zip());
        byHand();
        service.database()
                .update("UPDATE users SET name = '남궁민수', email = 'x@new.example' WHERE name = '김민준' AND org_id = "
                        + org);
        service.database().update("UPDATE users SET name = 'Mary Ann van der Berg' WHERE name = 'Max Mustermann'");
        service.database().update("UPDATE users SET name = '이 서연', is_active = false WHERE name = '이서연'");
        service.database().update("UPDATE teachers SET subject = '물리, 화학' WHERE org_id = " + org);
        service.database().update("UPDATE classroom SET name = '따옴표 \"반\", 쉼표' WHERE name = '2학년 1반'");
        service.database().update("UPDATE classroom SET grade_level = NULL, metadata = NULL WHERE name = '1학년 1반'");

        JsonNode again = service.upload(org, service.export(org)).json();

        assertThat(again.path("errors")).as(again.toString()).isEmpty();
        assertThat(again.path("format").asText()).isEqualTo("1.2");
        assertThat(again.path("rows_total").asInt()).as(again.toString()).isZero();
        assertThat(again.at("/counts/users/unchanged").asInt()).isEqualTo(6);
        assertThat(again.at("/counts/classes/unchanged").asInt()).isEqualTo(3);
        assertThat(again.at("/counts/enrollments/unchanged").asInt()).isEqualTo(7);
        assertThat(again.at("/counts/enrollments/not_named").asInt()).isZero();
    }

    @Test
    void itCarriesTheNamesOfItsSourceAndOursElsewhere() throws SQLException, IOException {
        service.take(org, Roster.school().zip());
        String id = byHand();

        Map<String, String> files = files(service.export(org));

        assertThat(files)
                .containsOnlyKeys(
                        "manifest.csv",
                        "orgs.csv",
                        "academicSessions.csv",
                        "courses.csv",
                        "users.csv",
                        "roles.csv",
                        "classes.csv",
                        "enrollments.csv");
        assertThat(files.get("manifest.csv"))
                .startsWith("propertyName,value")
                .contains("oneroster.version,1.2", "file.users,bulk");
        assertThat(files.get("users.csv"))
                .startsWith(Roster.USERS_1_2)
                .contains("s1,,,true,minjun@school.example,,민준,김,")
                .contains("gyosil-user-" + id + ",,,true,");
        assertThat(files.get("roles.csv")).startsWith(Roster.ROLES).contains(",t1,primary,teacher,");
        assertThat(files.get("classes.csv")).startsWith(Roster.CLASSES).contains("c1,,,1학년 1반,07,");
        assertThat(files.get("enrollments.csv"))
                .startsWith(Roster.ENROLLMENTS)
                .contains(",c1,gyosil-org-" + org + ",s1,student,");
        assertThat(files.get("orgs.csv")).startsWith(Roster.ORGS);
    }

    @Test
    void anotherOrganizationsPeopleAreNotInItAndItsIdsMeanNothing() throws SQLException {
        byHand();
        byte[] theirs = service.export(org);
        long other = service.organization("다른 학교");

        JsonNode preview = service.upload(other, theirs).json();

        assertThat(preview.at("/counts/users/created").asInt()).isEqualTo(1);
        assertThat(new String(service.export(other), StandardCharsets.ISO_8859_1))
                .doesNotContain("gyosil-user-");
    }

    /** A student in a class, neither of which an import knows. */
    private String byHand() throws SQLException {
        String id = service.database().column("""
            INSERT INTO users (org_id, role, name) VALUES (%d, 'student', '손으로') RETURNING id
            """.formatted(org)).getFirst();
        service.database().update("""
            WITH s AS (INSERT INTO students (user_id, org_id, grade) VALUES (%1$s, %2$d, '03') RETURNING id),
                 c AS (INSERT INTO classroom (classroom_id, name, org_id)
                       VALUES (nextval('classroom_id')::text, '동아리', %2$d) RETURNING classroom_id)
            INSERT INTO student_classroom (student_id, class_id, org_id) SELECT s.id, c.classroom_id, %2$d FROM s, c
            """.formatted(id, org));
        return id;
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
