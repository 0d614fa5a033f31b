package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents must name, and that their links lead somewhere. */
class DocumentationTest {

    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+):");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void everySettingWithANameOfItsOwnIsExplained() {
        String settings = Tree.read(Tree.ROOT.resolve("docs/reference/settings.md"));

        assertThat(found(SETTING, Tree.files("application.yml").stream()))
                .contains("VIEWER_SYNC_TOKEN")
                .allSatisfy(setting -> assertThat(settings).contains(setting));
    }

    @Test
    void everyEventIsExplained() {
        String events = Tree.read(Tree.ROOT.resolve("docs/events.md"));

        assertThat(Tree.files(".v1.json")).isNotEmpty().allSatisfy(file -> assertThat(events)
                .contains(file.getFileName().toString().replace(".json", "")));
    }

    @Test
    void everyLinkLeadsToAFile() {
        List<String> broken = new ArrayList<>();
        for (Path document : Tree.files(".md")) {
            for (String link : found(LINK, Stream.of(document))) {
                if (!Files.exists(document.resolveSibling(link))) {
                    broken.add(Tree.ROOT.relativize(document) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> found(Pattern pattern, Stream<Path> files) {
        return files.flatMap(
                        file -> pattern.matcher(Tree.read(file)).results().map((MatchResult match) -> match.group(1)))
                .distinct()
                .toList();
    }
}
