package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusingARecoveryIT {

    @TempDir
    private Path dir;

    private Past past;
    private Path target;

    @BeforeEach
    void live() {
        past = Past.once();
        target = dir.resolve("target");
    }

    @Test
    void missingWalIsNamedAndNothingIsLeft() throws IOException {
        Path gap = past.copy(past.archive(), "wal-with-a-gap");
        Path missing = thirdLast(gap);
        Files.delete(missing);

        refused(past.recoverFrom(gap, past.end(), target), "the WAL " + missing.getFileName() + " is missing from ");
    }

    @Test
    @Tag("full")
    void walThatEndsTooEarlyIsNoRecoveryOfTheMoment() throws IOException {
        Path early = past.copy(past.archive(), "wal-that-ends-early");
        List<Path> pieces = History.pieces(early);
        for (Path piece : pieces.subList(pieces.size() - 3, pieces.size())) {
            Files.delete(piece);
        }

        refused(
                past.recoverFrom(early, past.end(), target),
                " ends before " + past.end() + ", its last commit being of 2");
    }

    @Test
    @Tag("full")
    void damagedWalIsNoRecoveryOfAMomentBehindIt() throws IOException {
        Path damaged = past.copy(past.archive(), "wal-damaged");
        Path piece = thirdLast(damaged);
        byte[] content = Files.readAllBytes(piece);
        Arrays.fill(content, 0, content.length, (byte) 0x5a);
        Files.write(piece, content);

        refused(
                past.recoverFrom(damaged, past.end(), target),
                " ends before " + past.end() + ", its last commit being of 2");
    }

    @Test
    void aBaseBackupOfWhichAByteIsOtherwiseIsRefused() throws IOException {
        Path backups = past.copy(past.backups(), "damaged-backups");
        Path file = backups.resolve(past.base().getFileName()).resolve("global/pg_filenode.map");
        byte[] content = Files.readAllBytes(file);
        content[100] ^= 1;
        Files.write(file, content);

        Program.End end = past.run(Map.of(), "restore", "point", backups.toString(), "latest", target.toString());

        assertThat(end.said()).contains("pg_filenode.map");
        refused(end, "is damaged; it is not what the server sent");
    }

    @Test
    void momentsThatCannotBeAreRefused() {
        Map.of(
                        "2026-01-01 00:00:00Z", "the oldest base backup was complete at 2",
                        "2026-11-26 10:20:30", "is no time with its zone such as ",
                        "2026-02-30 10:20:30+09", "is no time that there is",
                        "yesterday", "is no time with its zone such as ",
                        "2999-01-01 00:00:00Z", "is still to come")
                .forEach((time, why) -> refused(past.recover(time, target), why));
    }

    @Test
    void aFolderInWhichSomethingIsIsLeftAloneUnlessForced() throws IOException {
        Files.createDirectory(target);
        Path something = Files.writeString(target.resolve("something"), "of somebody");

        Program.End taken = past.recover(past.end(), target);
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.said()).contains("is not empty; with --force what is there is removed");
        Path running = Files.writeString(target.resolve("postmaster.pid"), "1");
        assertThat(past.recover("latest", target, "--force").said()).contains("a server works in ");
        assertThat(something).hasContent("of somebody");

        Files.delete(running);
        assertThat(past.recover("latest", target, "--force").code()).isZero();
        assertThat(something).doesNotExist();
        assertThat(target.resolve("PG_VERSION")).exists();
    }

    @Test
    void whoIsCalledWronglySaysHow() {
        assertThat(past.run(Map.of(), "restore", "point", "here").code()).isEqualTo(2);
        assertThat(past.run(Map.of(), "restore", "point", "a", "b", "c", "--hurry")
                        .said())
                .contains("usage: ");
        assertThat(past.run(Map.of(), "restore", "point", dir.toString(), "latest", target.toString())
                        .said())
                .contains("there is no base backup in ");
        assertThat(past.run(
                                Map.of("GYOSIL_WAL_ARCHIVE", "/no where"),
                                "restore",
                                "point",
                                dir.toString(),
                                "latest",
                                "x")
                        .said())
                .contains("there is no folder /no where (GYOSIL_WAL_ARCHIVE)");
    }

    private void refused(Program.End end, String why) {
        assertThat(end.said()).contains(why);
        assertThat(end.code()).isIn(1, 2);
        assertThat(target).doesNotExist();
    }

    private static Path thirdLast(Path archive) {
        List<Path> pieces = History.pieces(archive);
        return pieces.get(pieces.size() - 3);
    }
}
