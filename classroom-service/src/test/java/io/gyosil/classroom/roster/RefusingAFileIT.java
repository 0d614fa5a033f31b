package io.gyosil.classroom.roster;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no roster, or mean harm. Of none of them anything is left, in the database or on the disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusingAFileIT {

    private static final String SCHEMA = "roster_refuse";

    private Path folder = Path.of("");
    private RosterService service = RosterService.on(SCHEMA);
    private long org;

    @BeforeAll
    void start(@TempDir Path temporary) throws SQLException {
        service.close();
        folder = temporary;
        service = another();
        org = service.organization("학교");
    }

    private RosterService another() {
        return RosterService.on(
                SCHEMA,
                Map.of(
                        "gyosil.roster.folder",
                        folder.toString(),
                        "gyosil.roster.most-bytes",
                        Integer.toString(32 << 20),
                        "gyosil.roster.most-rows",
                        "1000"));
    }

    @AfterAll
    void close() {
        service.close();
    }

    @BeforeEach
    void nothingIsThere() throws SQLException, IOException {
        nothingIsLeft();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException, IOException {
        assertThat(service.database().column("SELECT id FROM roster_import")).isEmpty();
        assertThat(service.database().column("SELECT n FROM roster_row")).isEmpty();
        // Removed when the answer is on its way.
        await().atMost(SOON).until(() -> uploads().isEmpty());
    }

    @Test
    void nothingAtAll() {
        refused(service.upload(org, new byte[0]), 422, "empty");
        refused(service.upload(org, "", ""), 422, "empty");
        refused(service.upload(org, "", "\uFEFF"), 422, "empty");
        refused(service.upload(org, Roster.zip(Map.of())), 422, "no files");
    }

    @Test
    void somethingElseThanARoster() {
        refused(service.upload(org, "", "name,colour\nkim,red\n"), 422, "neither a zip nor a CSV");
        refused(service.upload(org, "just a text".getBytes(StandardCharsets.UTF_8)), 422, "neither a zip nor a CSV");
        refused(zip("readme.txt", "hello"), 422, "none of users.csv");
        Http.Answer json = service.upload(org, "", "application/json", BodyPublishers.ofString("{}"));
        refused(json, 415, "application/zip");
        assertThat(json.json().path("type").asText()).isEqualTo("not-a-roster");
    }

    @Test
    void otherEncodings() {
        byte[] korean = Roster.v11()
                .student("s1", "민준", "김", "", "07")
                .file("users.csv")
                .getBytes(Charset.forName("MS949"));
        refused(service.upload(org, "", "text/csv", BodyPublishers.ofByteArray(korean)), 422, "not UTF-8");
        refused(zip(Map.of("users.csv", korean)), 422, "users.csv is not UTF-8");
        byte[] utf16 =
                Roster.v11().student("s1", "a", "b", "", "07").file("users.csv").getBytes(StandardCharsets.UTF_16);
        refused(service.upload(org, "", "text/csv", BodyPublishers.ofByteArray(utf16)), 422, "UTF-16");
    }

    @Test
    void brokenCsv() {
        String row = "\ns1,,,true,o,student,,,민준,김,,,,,,,07,";
        refused(service.upload(org, "", Roster.USERS_1_1 + row + "\ns2,,,true,o,\"stud"), 422, "after line 2");
        refused(
                service.upload(org, "", Roster.USERS_1_1 + row + "\ns2,,," + "x".repeat(1 << 20) + ",o\n"),
                422,
                "more than 10000 characters");
        refused(service.upload(org, "", "sourcedId,sourcedId,givenName,familyName\n"), 422, "twice");
        refused(service.upload(org, "", "x".repeat(1 << 20)), 422, "line 1");
    }

    @Test
    void columnsAreMissing() {
        refused(service.upload(org, "", "givenName,familyName\n민준,김\n"), 422, "lacks the column sourcedId");
        refused(
                service.upload(org, "?mode=delta", "sourcedId,givenName,familyName\ns1,민준,김\n"),
                422,
                "lacks the column status, the column dateLastModified");
        refused(zip("enrollments.csv", "sourcedId,role\n"), 422, "enrollments.csv lacks the column classSourcedId");
    }

    @Test
    void namesThatLeadOutOfTheZip() {
        for (String name :
                List.of("../users.csv", "/etc/users.csv", "a/../../users.csv", "..\\users.csv", "C:users.csv")) {
            refused(zip(name, Roster.USERS_1_1), 422, "leads out of it");
        }
        refused(zip("roster/users.csv", Roster.USERS_1_1), 422, "not in a folder");
        assertThat(folder.resolveSibling("users.csv")).doesNotExist();
    }

    @Test
    void aZipInAZipAndFilesThatAreThereTwice() {
        refused(zip(Map.of("users.zip", Roster.school().zip())), 422, "zip in it");
        refused(zip(Map.of("users.csv", Roster.school().zip())), 422, "users.csv");
        byte[] twice = zipped("users.csv", Roster.USERS_1_1, "userz.csv", Roster.USERS_1_1);
        refused(service.upload(org, replaced(twice, "userz.csv", "users.csv")), 422, "twice");
        refused(service.upload(org, zipped("users.csv", Roster.USERS_1_1, "USERS.CSV", "")), 422, "twice");
    }

    @Test
    void anEncryptedAndADamagedZip() {
        byte[] zip = Roster.school().zip();
        byte[] encrypted = zip.clone();
        for (int i = 0; i < encrypted.length - 10; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1 && encrypted[i + 3] == 2) {
                encrypted[i + 8] |= 1;
            }
        }
        refused(service.upload(org, encrypted), 422, "encrypted");
        refused(service.upload(org, java.util.Arrays.copyOf(zip, zip.length / 2)), 422, "damaged");
        byte[] damaged = zip.clone();
        // The content of the users, behind manifest and headers.
        int users = new String(zip, StandardCharsets.ISO_8859_1).indexOf("users.csv") + 30;
        for (int i = 0; i < 60; i++) {
            damaged[users + i] ^= 0x55;
        }
        assertThat(service.upload(org, damaged).status()).isEqualTo(422);
    }

    @Test
    void aZipThatIsMuchLargerInside() throws IOException {
        String line = ",".repeat(17) + "\n";
        refused(service.upload(org, bomb(Roster.USERS_1_1 + "\n", line, 2_000_000)), 413, "");
        // Not so well packed, but too much all the same.
        refused(service.upload(org, bomb(Roster.USERS_1_1 + "\n", "x".repeat(9_000) + "\n", 5_000)), 413, "");
        refused(service.upload(org, bomb(Roster.USERS_1_1 + "\n", "s,,,,,,,,,,,,,,,,,\n", 1_001)), 413, "1000 rows");
    }

    @Test
    void aManifestThatSaysSomethingElse() {
        refused(zip("manifest.csv", "propertyName,value\noneroster.version,1.0\n"), 422, "1.1 or 1.2");
        refused(zip("manifest.csv", "a,b\n"), 422, "propertyName");
        refused(
                zip("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,bulk\n"),
                422,
                "users.csv is there, and it is not");
        refused(
                zip("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,some\n"),
                422,
                "bulk, delta or absent");
        refused(
                service.upload(
                        org,
                        "?mode=delta",
                        "application/zip",
                        BodyPublishers.ofByteArray(Roster.school().zip())),
                400,
                "manifest");
        refused(service.upload(org, "?mode=some", "x"), 400, "one of bulk, delta");
        refused(service.upload(org, "?source=a%20b", "x"), 400, "letters");
        refused(service.upload(org, "?sauce=x", "x"), 400, "not a parameter");
    }

    @Test
    void whatAKilledProcessLeftIsSweptAtTheNextStart() throws IOException {
        Path ofADeadProcess = Files.createFile(folder.resolve("gyosil-roster-999999999-1.upload"));
        Path ofAnEarlierOne = Files.createFile(
                folder.resolve("gyosil-roster-" + ProcessHandle.current().pid() + "-1.upload"));
        Files.setLastModifiedTime(ofAnEarlierOne, FileTime.from(Instant.now().minus(20, ChronoUnit.HOURS)));
        Path ofALivingOne = Files.createFile(
                folder.resolve("gyosil-roster-" + ProcessHandle.current().pid() + "-2.upload"));
        Path somethingElse = Files.createFile(folder.resolve("else.txt"));

        another().close();

        assertThat(ofADeadProcess).doesNotExist();
        assertThat(ofAnEarlierOne).doesNotExist();
        assertThat(ofALivingOne).exists();
        assertThat(somethingElse).exists();
        Files.delete(ofALivingOne);
    }

    private static void refused(Http.Answer answer, int status, String why) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("detail").asText()).contains(why);
    }

    private Http.Answer zip(String name, String content) {
        return zip(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    private Http.Answer zip(Map<String, byte[]> entries) {
        return service.upload(org, Roster.zip(entries));
    }

    private static byte[] zipped(String one, String content, String other, String otherContent) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(one, content.getBytes(StandardCharsets.UTF_8));
        entries.put(other, otherContent.getBytes(StandardCharsets.UTF_8));
        return Roster.zip(entries);
    }

    private static byte[] replaced(byte[] zip, String name, String by) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(name, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bomb(String head, String line, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("users.csv"));
            zip.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] one = line.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                zip.write(one);
            }
        }
        return bytes.toByteArray();
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".upload")).toList();
        }
    }
}
