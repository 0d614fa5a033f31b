package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole city's schools in one file; with {@code --full} ten times as many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeRosterIT {

    private static final int IN_A_CLASS = 25;

    private final RosterService service = RosterService.on("roster_large", Map.of("gyosil.outbox.relay", "false"));

    @TempDir
    private Path dir = Path.of("");

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void isReadComparedAndAppliedPieceByPiece() throws SQLException, IOException {
        takeIn("교육청", 3_000);
    }

    /** Alone on the machine it may not take longer than people wait for it. */
    @Test
    @Tag("full")
    void soIsOneOfAHundredThousandAndInTime() throws SQLException, IOException {
        assertThat(takeIn("교육부", 100_000)).isLessThan(Duration.ofSeconds(400));
    }

    /** Says how long it took. */
    private Duration takeIn(String name, int students) throws SQLException, IOException {
        long org = service.organization(name);
        service.database().update("DELETE FROM outbox");
        Path zip = zip(students);
        long began = System.nanoTime();

        Http.Answer answer = service.upload(org, "", "application/zip", file(zip));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode preview = answer.json();
        long previewed = System.nanoTime();
        assertThat(preview.at("/counts/users/created").asInt()).isEqualTo(students);
        assertThat(preview.at("/counts/enrollments/created").asInt()).isEqualTo(students);

        JsonNode applied = service.apply(org, preview.path("id").asLong());
        long done = System.nanoTime();
        System.out.printf(
                "%,d students: preview %.1f s, apply %.1f s%n",
                students, (previewed - began) / 1e9, (done - previewed) / 1e9);
        assertThat(applied.path("status").asText()).as(applied.toString()).isEqualTo("applied");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly(Integer.toString(students));
        assertThat(service.database().column("SELECT count(DISTINCT key) FROM outbox"))
                .containsExactly(Integer.toString(students * 3 + students / IN_A_CLASS));

        JsonNode again = service.upload(org, "", "application/zip", file(zip)).json();
        assertThat(again.path("rows_total").asInt()).isZero();
        assertThat(again.at("/counts/users/unchanged").asInt()).isEqualTo(students);
        return Duration.ofNanos(done - began);
    }

    @Test
    void aBodyIsNotGatheredInMemory() throws SQLException {
        long org = service.organization("쓰레기");
        // 120 MB that are refused at their end, when all of them were read.
        int rows = 60_000;
        String cell = "x".repeat(2_000);
        InputStream body = new Lines(
                rows,
                n -> n == 0
                        ? Roster.USERS_1_1 + "\n"
                        : n == rows - 1 ? "s,\"" : "s" + n + ",,,true,o,parent," + cell + ",,a,b,,,,,,,,\n");
        forgetPeaks();
        long before = peak();

        Http.Answer answer = service.upload(org, "", "text/csv", BodyPublishers.ofInputStream(() -> body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(peak() - before).isLessThan(100L << 20);
        assertThat(service.database().column("SELECT id FROM roster_import WHERE org_id = " + org))
                .isEmpty();
    }

    /** What lives longer: what is gathered goes there, what is let go at once does not. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void forgetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static BodyPublisher file(Path zip) throws FileNotFoundException {
        return BodyPublishers.ofFile(zip);
    }

    private Path zip(int students) throws IOException {
        Path file = dir.resolve("city.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(
                    zip,
                    "users.csv",
                    students,
                    n -> n == 0
                            ? Roster.USERS_1_1 + "\n"
                            : "s%1$d,,,true,o,student,s%1$d,,민준%1$d,김,,,s%1$d@city-%2$d.example,,,,07,\n"
                                    .formatted(n, students));
            entry(
                    zip,
                    "classes.csv",
                    students / IN_A_CLASS,
                    n -> n == 0 ? Roster.CLASSES + "\n" : "c%1$d,,,%1$d반,07,k,,homeroom,,o,t,수학,,\n".formatted(n));
            entry(
                    zip,
                    "enrollments.csv",
                    students,
                    n -> n == 0
                            ? Roster.ENROLLMENTS + "\n"
                            : "e%d,,,c%d,o,s%d,student,false,,\n".formatted(n, (n - 1) / IN_A_CLASS + 1, n));
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, int rows, IntFunction<String> row) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        new Lines(rows + 1, row).transferTo(zip);
    }

    /** Lines that are made as they are read. */
    private static final class Lines extends InputStream {

        private final int rows;
        private final IntFunction<String> row;
        private byte[] line = {};
        private int at;
        private int n;

        Lines(int rows, IntFunction<String> row) {
            this.rows = rows;
            this.row = row;
        }

        @Override
        public int read() {
            return ready() ? line[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (!ready()) {
                return -1;
            }
            int some = Math.min(length, line.length - at);
            System.arraycopy(line, at, buffer, offset, some);
            at += some;
            return some;
        }

        private boolean ready() {
            while (at == line.length && n < rows) {
                line = row.apply(n++).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return at < line.length;
        }
    }
}
