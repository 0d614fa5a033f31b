package io.gyosil.dev.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @Test
    void aLongLogIsCutWhileItsWriterGoesOn(@TempDir Path dir) throws Exception {
        Path log = dir.resolve("study.log");
        Path other = Files.writeString(dir.resolve("kafka.log"), "short");
        Process writer = new ProcessBuilder("/bin/sh", "-c", "printf 0123456789; read line; printf after")
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (Files.size(log) < 10) {
            Thread.sleep(5);
        }

        LogFile.shorten(dir, 9, 4);
        writer.outputWriter().append("go on\n").close();
        writer.waitFor();

        assertThat(log).hasContent("after");
        assertThat(dir.resolve("study.log.old")).hasContent("6789");
        assertThat(other).hasContent("short");
    }
}
