package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL calls for each finished piece of WAL; it throws its own away when the answer is 0. */
class ArchivingWalTest {

    private static final String NAME = "00000001000000000000000A";

    @TempDir
    private Path dir;

    private Path archive;
    private Path piece;

    @BeforeEach
    void finishAPiece() throws IOException {
        archive = Files.createDirectory(dir.resolve("archive of WAL"));
        piece = Files.write(dir.resolve(NAME), new byte[] {1, 2, 3});
    }

    @Test
    void aPieceIsKeptUnderItsNameAndNothingBesides() throws IOException {
        assertThat(keep(NAME).code()).isZero();

        assertThat(archive.resolve(NAME)).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(archived()).containsExactly(NAME);
    }

    @Test
    void theSameAgainIsFineAlsoAfterItWasKilledInBetween() throws IOException {
        Files.write(archive.resolve("." + NAME + ".draft"), new byte[] {1});

        assertThat(keep(NAME).code()).isZero();
        assertThat(keep(NAME).code()).isZero();

        assertThat(archive.resolve(NAME)).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(archived()).containsExactly(NAME);
    }

    @Test
    void anotherServersPieceOfThatNameIsLeftAsItIs() throws IOException {
        Files.write(archive.resolve(NAME), new byte[] {9, 9, 9});

        Program.End end = keep(NAME);

        assertThat(end.code()).isEqualTo(1);
        assertThat(end.said()).contains("has another " + NAME + " already: is it the archive of another server?");
        assertThat(archive.resolve(NAME)).hasBinaryContent(new byte[] {9, 9, 9});
    }

    @Test
    void whatCannotBeKeptIsNeverSaidToBe() throws IOException {
        assertThat(keep("../" + NAME).code()).isEqualTo(2);
        assertThat(keep(".hidden").code()).isEqualTo(2);
        assertThat(run(Map.of("GYOSIL_WAL_ARCHIVE", dir.resolve("nowhere").toString()), NAME)
                        .code())
                .isEqualTo(1);
        Files.write(piece, new byte[100_000]);
        List<String> limited = List.of("sh", "-c", "ulimit -f 8; \"$@\"", "sh", Program.script("archive-wal"));
        Program.End full = Program.run(
                Map.of("GYOSIL_WAL_ARCHIVE", archive.toString()),
                Stream.concat(limited.stream(), Stream.of(piece.toString(), NAME))
                        .toList());
        assertThat(full.code()).isNotZero();
        Files.delete(piece);
        assertThat(keep(NAME).said()).contains("there is no " + piece);
        assertThat(archive.resolve(NAME)).doesNotExist();
    }

    private Program.End keep(String name) {
        return run(Map.of("GYOSIL_WAL_ARCHIVE", archive.toString()), name);
    }

    private Program.End run(Map<String, String> environment, String name) {
        return Program.run(environment, List.of(Program.script("archive-wal"), piece.toString(), name));
    }

    private List<String> archived() throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
