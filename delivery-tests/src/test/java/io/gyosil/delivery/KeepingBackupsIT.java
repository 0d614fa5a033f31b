package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingBackupsIT {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private static final String WAITING = """
        SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock'
        """;

    @TempDir
    private Path dir;

    private Past past;
    private DebianPostgres server;
    private Map<String, String> environment;

    @BeforeEach
    void startWithThePast() {
        past = Past.once();
        server = DebianPostgres.start(past.dir().resolve("data"), Map.of(), Map.of());
        environment = new HashMap<>(past.environment());
        environment.putAll(server.environment(past.dir().resolve("data")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void dumpsOfMoreThanSevenDaysGoAndNothingElse() throws IOException {
        assertThat(daily().code()).isZero();
        Path good = dumps().getFirst();
        Path old = Files.copy(good, dir.resolve(dump(Duration.ofDays(7).plusMinutes(1))));
        Path young = Files.copy(good, dir.resolve(dump(Duration.ofDays(7).minusMinutes(1))));
        Path kept = Files.writeString(dir.resolve("gyosil_20200101T000000Z.dump.kept"), "by somebody");
        Path other = Files.writeString(dir.resolve("classroom_20200101T000000Z.dump"), "of something else");
        Files.writeString(dir.resolve(".draft.1"), "half, of one that was killed");

        Program.End end = daily();

        assertThat(end.code()).as(end.said()).isZero();
        assertThat(end.said()).contains("can be read back").contains("removed " + old.getFileName());
        assertThat(files()).contains(young, good, kept, other).doesNotContain(old, dir.resolve(".draft.1"));
    }

    @Test
    void anEmptiedDatabaseRemovesNoDumpThatIsFull() throws IOException {
        Path full = Files.write(dir.resolve(dump(Duration.ofDays(1))), new byte[50_000_000]);
        Path old = Files.writeString(dir.resolve(dump(Duration.ofDays(9))), "full, too");

        Program.End end = daily();

        assertThat(end.code()).isEqualTo(4);
        assertThat(end.said()).contains("less than half as large as " + full.getFileName());
        assertThat(dumps()).hasSize(3).contains(full, old);
    }

    @Test
    void oneThatFailsOrIsKilledLeavesNoHalfFileAndTheOldOnes() throws Exception {
        Path old = Files.writeString(dir.resolve(dump(Duration.ofDays(9))), "the last good one");
        assertNothingNew(old, run(Map.of("PGPORT", "1"), "backup", "daily", dir.toString()));
        assertNothingNew(
                old,
                Program.run(
                        environment,
                        List.of(
                                "sh",
                                "-c",
                                "ulimit -f 8; \"$@\"",
                                "sh",
                                Program.script("backup"),
                                "daily",
                                dir.toString())));

        try (Connection holder = server.connect("gyosil");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE session.session IN ACCESS EXCLUSIVE MODE");
            Program stopped = waiting();
            assertThat(daily().code()).as("a second one at once").isEqualTo(3);
            stopped.process().destroy();
            assertNothingNew(old, stopped.end());
            waiting().kill();
            assertThat(dumps()).containsExactly(old);
        }
        assertThat(daily().code()).isZero();
        assertThat(files()).hasSize(2).doesNotContain(old).contains(dir.resolve(".lock"));
    }

    @Test
    void everyDayAtItsTimeMeansAtOnceWhenNoneIsThere() {
        assertThat(run(Map.of(), "backup", "every", "2:30", "Asia/Seoul", dir.toString())
                        .said())
                .contains("\"2:30\" is no time such as 02:30");
        assertThat(run(Map.of(), "backup", "every", "02:30", "Asia/Soul", dir.toString())
                        .said())
                .contains("\"Asia/Soul\" is no time zone such as Asia/Seoul");
        Program every = Program.start(
                environment, List.of(Program.script("backup"), "every", "02:30", "Asia/Seoul", dir.toString()));
        try {
            await().atMost(SOON).until(() -> dumps().size() == 1 && !bases().isEmpty());
        } finally {
            every.process().destroy();
        }
        assertThat(every.end().code()).isZero();
        assertThat(dumps()).hasSize(1);
        assertThat(bases()).as("since there is an archive of WAL").hasSize(1);
    }

    @Test
    void basesThatNoDayNeedsGoAndTheirWalWithThem() throws IOException {
        Path wal = past.copy(past.archive(), "old-wal");
        Path backups = past.copy(past.backups(), "old-backups");
        Path first = backups.resolve(past.base().getFileName());
        String needed = past.firstWal();
        Path unneeded = Files.writeString(wal.resolve(needed.substring(0, 16) + "00000001"), "old");
        List<Path> bases = Stream.of(30, 9, 8, 3)
                .map(days -> past.copy(first, "old-backups/base_" + name(Duration.ofDays(days))))
                .toList();
        Path other = Files.createDirectory(backups.resolve("base_of_somebody"));

        Program.End end = run(Map.of("GYOSIL_WAL_ARCHIVE", wal.toString()), "backup", "base", backups.toString());

        assertThat(end.code()).as(end.said()).isZero();
        assertThat(bases.get(0)).doesNotExist();
        assertThat(bases.get(1)).doesNotExist();
        assertThat(bases.get(2))
                .as("without it the last seven days have no ground")
                .exists();
        assertThat(bases.get(3)).exists();
        assertThat(other).exists();
        assertThat(unneeded).doesNotExist();
        assertThat(wal.resolve(needed)).exists();
    }

    private void assertNothingNew(Path old, Program.End end) throws IOException {
        assertThat(end.code()).as(end.said()).isEqualTo(1);
        assertThat(files()).containsExactlyInAnyOrder(old, dir.resolve(".lock"));
    }

    /** A backup that waits for a lock in the database. */
    private Program waiting() throws SQLException {
        Program backup = Program.start(environment, List.of(Program.script("backup"), "daily", dir.toString()));
        await().atMost(SOON).until(() -> server.column(WAITING).equals(List.of("1")));
        assertThat(files())
                .as("its draft")
                .anyMatch(file -> file.getFileName().toString().startsWith(".draft."));
        return backup;
    }

    private Program.End daily() {
        return run(Map.of(), "backup", "daily", dir.toString());
    }

    private Program.End run(Map<String, String> changes, String script, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(changes);
        return past.run(all, script, arguments);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> dumps() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".dump"))
                .toList();
    }

    private List<Path> bases() {
        return files().stream()
                .filter(file -> file.getFileName().toString().startsWith("base_"))
                .toList();
    }

    private static String dump(Duration ago) {
        return "gyosil_" + name(ago) + ".dump";
    }

    private static String name(Duration ago) {
        return NAME.format(Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago));
    }
}
