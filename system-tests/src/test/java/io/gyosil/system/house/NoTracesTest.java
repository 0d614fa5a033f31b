package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must not be in any file of the project. */
class NoTracesTest {

    private static final List<String> TEXT = List.of(
            ".java", ".xml", ".yml", ".yaml", ".md", ".sql", ".json", ".mjs", ".sh", "gyosil", "run", ".html", ".css");

    // In parts, so that this file is not found.
    private static final Pattern REGISTRY = Pattern.compile(
            "repo[0-9]*\\.maven" + "|maven" + "\\.org/maven2|registry\\.npm" + "js|deb\\.deb" + "ian|maven\\.google");
    private static final Pattern MACHINE = Pattern.compile("[\"' (=](/work" + "/|/root" + "/|/home/[a-z])");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern SECRET = Pattern.compile("BEGIN [A-Z ]*PRIVATE" + " KEY");

    @Test
    void noPackageRegistryIsNamed() {
        assertThat(filesWith(REGISTRY)).isEmpty();
    }

    @Test
    void noPathOfOneMachineIsNamed() {
        assertThat(filesWith(MACHINE)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(filesWith(UNFINISHED)).isEmpty();
    }

    @Test
    void noSecretIsHere() {
        assertThat(filesWith(SECRET)).isEmpty();
    }

    private static List<Path> filesWith(Pattern pattern) {
        Stream<Path> files = Tree.filesBelow(Tree.ROOT)
                .filter(file -> TEXT.stream().anyMatch(ending -> file.toString().endsWith(ending)));
        return files.filter(file -> pattern.matcher(Tree.read(file)).find()).toList();
    }
}
