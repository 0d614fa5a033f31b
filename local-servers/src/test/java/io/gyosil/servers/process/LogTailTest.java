package io.gyosil.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path dir;

    @Test
    void theLastLinesOfALongLogAreWhole() throws Exception {
        Path log = dir.resolve("log");
        Files.write(log, IntStream.range(0, 10_000).mapToObj(n -> "줄 " + n).toList());
        assertThat(LogTail.lines(log, 3)).containsExactly("줄 9997", "줄 9998", "줄 9999");
    }

    @Test
    void aLineThatWouldBeCutIsLeftOut() throws Exception {
        Path log = dir.resolve("log");
        String line = String.join("", Collections.nCopies(600, "x"));
        Files.write(log, Collections.nCopies(10, line));
        assertThat(LogTail.lines(log, 3)).containsExactly(line, line);
    }

    @Test
    void aShortLogIsGivenAsItIs() throws Exception {
        Path log = dir.resolve("log");
        Files.write(log, List.of("only"));
        assertThat(LogTail.lines(log, 3)).containsExactly("only");
        assertThat(LogTail.lines(log, 0)).isEmpty();
    }

    @Test
    void oneEndlessLineIsCutRatherThanReadWhole() throws Exception {
        Path log = dir.resolve("log");
        Files.writeString(log, String.join("", Collections.nCopies(1_000_000, "x")));
        assertThat(LogTail.lines(log, 2)).singleElement().satisfies(line -> assertThat(line)
                .hasSize(1_000));
    }

    @Test
    void aLogThatIsNotThereHasNoLines() {
        assertThat(LogTail.lines(dir.resolve("none"), 3)).isEmpty();
        assertThat(LogTail.appendix(dir.resolve("none"), 3)).isEmpty();
    }
}
