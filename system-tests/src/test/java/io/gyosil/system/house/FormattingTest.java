package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file is as the formatter would write it. {@code ./gyosil format} makes it so. */
class FormattingTest {

    private static final boolean WRITE = "write".equals(System.getProperty("gyosil.format"));

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everyFileIsFormatted() {
        List<Path> files = Tree.files(".java");
        List<Path> untidy = files.parallelStream()
                .filter(FormattingTest::isUntidy)
                .map(Tree.ROOT::relativize)
                .toList();
        assertThat(files).hasSizeGreaterThan(100);
        if (!WRITE) {
            assertThat(untidy).as("run ./gyosil format").isEmpty();
        }
    }

    /** Where it writes, the file is tidy afterwards. */
    private static boolean isUntidy(Path file) {
        try {
            String source = Tree.read(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            boolean untidy = !formatted.equals(source);
            if (untidy && WRITE) {
                Files.writeString(file, formatted);
            }
            return untidy;
        } catch (FormatterException e) {
            throw new IllegalStateException(file.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
