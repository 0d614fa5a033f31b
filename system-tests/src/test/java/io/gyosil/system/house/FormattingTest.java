package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void everyFileIsFormatted() throws IOException, FormatterException {
        List<Path> files = Tree.files(".java");
        List<Path> untidy = new ArrayList<>();
        for (Path file : files) {
            String source = Tree.read(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                untidy.add(Tree.ROOT.relativize(file));
                if (WRITE) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        if (!WRITE) {
            assertThat(untidy).as("run ./gyosil format").isEmpty();
        }
    }
}
