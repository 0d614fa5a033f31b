package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.servers.process.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server's past: the services' schemas, several writers at once, WAL archived by our script, and a base backup made by our
 * script while they wrote. It is lived through once for all tests of this JVM.
 *
 * @param dir all its files; {@code data} is the server's folder
 * @param environment of our scripts; the server is stopped
 */
record Past(Path dir, Map<String, String> environment, List<Writers.Acknowledged> acknowledged, History history) {

    /** Of WAL, after the base: tests take away or spoil some of the last. */
    private static final int PIECES = 6;

    private static final class Once {
        private static final Past PAST = lived();
    }

    /** The one past; the test is skipped where there is no PostgreSQL with which to have one. */
    static Past once() {
        assumeTrue(DebianPostgres.programs().isPresent(), DebianPostgres.MISSING);
        return Once.PAST;
    }

    Path archive() {
        return dir.resolve("wal");
    }

    Path backups() {
        return dir.resolve("backups");
    }

    /** The base backup. */
    Path base() {
        return list(backups()).filter(Files::isDirectory).findFirst().orElseThrow();
    }

    /** The name of the piece of WAL with which it begins. */
    String firstWal() {
        try {
            String label = Files.readString(base().resolve("backup_label"));
            return label.replaceFirst("(?s).*START WAL LOCATION: \\S+ \\(file (\\w+)\\).*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last commit, to which one can still go. */
    Instant end() {
        return history.commits().get(history.commits().size() - 2).at();
    }

    /** Runs a script of ours, with a setting or two of its own. */
    Program.End run(Map<String, String> changes, String script, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(changes);
        return Program.run(
                all,
                Stream.concat(Stream.of(Program.script(script)), Stream.of(arguments))
                        .toList());
    }

    /** Recovers a moment. */
    Program.End recover(Object moment, Path target, String... more) {
        return recoverFrom(archive(), moment, target, more);
    }

    /** Recovers a moment from some other archive. */
    Program.End recoverFrom(Path wal, Object moment, Path target, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of("point", backups().toString(), moment.toString(), target.toString()), Stream.of(more))
                .toList();
        return run(Map.of("GYOSIL_WAL_ARCHIVE", wal.toString()), "restore", arguments.toArray(String[]::new));
    }

    /** A copy of a folder of this past, below {@link #dir}. */
    Path copy(Path folder, String name) {
        Path copy = dir.resolve(name);
        Program.End end = Program.run(Map.of(), List.of("cp", "-R", folder.toString(), copy.toString()));
        assertThat(end.code()).as(end.said()).isZero();
        return copy;
    }

    private static Past lived() {
        try {
            Path dir = Files.createTempDirectory("gyosil-past");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(dir)));
            Path archive = Files.createDirectory(dir.resolve("wal"));
            DebianPostgres.create(dir.resolve("data"));
            return lived(dir, Map.of("GYOSIL_WAL_ARCHIVE", archive.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Past lived(Path dir, Map<String, String> archiving) throws SQLException, InterruptedException {
        Path archive = dir.resolve("wal");
        Map<String, String> settings = Map.of(
                "wal_level", "replica",
                "archive_mode", "on",
                "archive_command", Program.script("archive-wal") + " %p %f");
        try (DebianPostgres server = DebianPostgres.start(dir.resolve("data"), archiving, settings)) {
            Map<String, String> environment = new HashMap<>(server.environment(dir.resolve("data")));
            environment.putAll(archiving);
            ServiceSchemas.bootstrap(server);
            ServiceSchemas.migrate(server);
            server.execute(WriterTransaction.BEFORE);
            Writers writers = Writers.on(server);
            awaitMore(writers, 100, archive, 0);
            Past past = new Past(dir, environment, List.of(), new History(List.of()));
            Program.End base =
                    past.run(Map.of(), "backup", "base", past.backups().toString());
            assertThat(base.code()).as(base.said()).isZero();
            Set<WriterTransaction> older = writers.soFar();
            awaitMore(writers, 300, archive, PIECES);
            List<Writers.Acknowledged> acknowledged = writers.end();
            awaitArchived(server);
            History history = History.read(past.archive(), server, older);
            assertThat(History.hash(server)).as("the model").isEqualTo(History.hash(history.until(Instant.MAX)));
            return new Past(dir, environment, acknowledged, history);
        }
    }

    private static void awaitMore(Writers writers, int transactions, Path archive, int pieces) {
        int before = writers.soFar().size();
        int piecesBefore = History.pieces(archive).size();
        await().atMost(SOON.plus(SOON))
                .until(() -> writers.soFar().size() >= before + transactions
                        && History.pieces(archive).size() >= piecesBefore + pieces);
    }

    private static void awaitArchived(DebianPostgres server) throws SQLException {
        String last = server.column("SELECT pg_walfile_name(pg_switch_wal())").getFirst();
        await().atMost(SOON)
                .until(() -> server.column("SELECT last_archived_wal >= '" + last + "' FROM pg_stat_archiver")
                        .contains("t"));
    }

    private static void remove(Path dir) {
        try {
            FileTree.delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
