package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents must name, and that their links lead somewhere. */
class DocumentationTest {

    private static final Pattern GROUP = Pattern.compile(" GROUP = \"([a-z.-]+)\"");
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+):");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(([^)#:\\s]*)#([^)\\s]+)\\)");
    private static final List<String> WRITTEN = List.of(
            ".java", ".md", ".sql", ".js", ".mjs", ".py", ".yml", ".yaml", ".xml", ".html", ".sh", ".conf", "gyosil",
            ".tpl");

    // In parts, so that this file is not found. Within names of Java, too.
    private static final Pattern ARCHAIC =
            Pattern.compile("(?<!room-)\\b([Tt]o" + "ld|[Tt]el" + "ls?|[Tt]el" + "ling|[Ww]hoe" + "ver|[Ww]home"
                    + "ver|[Ll]es" + "t|[Ww]hen" + "ce|[Tt]here" + "of|[Bb]enea" + "th|of who" + "m)\\b"
                    + "|(?<=[a-z])(To" + "ld|Tel" + "ls?|Tel" + "ling|Whoe" + "ver)(?![a-z])|\\b(tel" + "ls?|to"
                    + "ld|whoe" + "ver)(?=[A-Z])");

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

    /** One that is not set back after a recovery would not hear again what the database lost. */
    @Test
    void everyConsumerGroupIsAmongThoseThatARecoverySetsBack() {
        String operations = Tree.read(Tree.ROOT.resolve("docs/operations.md"));

        assertThat(found(GROUP, Tree.files("Listener.java").stream()))
                .contains("study.viewers", "analytics.features")
                .allSatisfy(group -> assertThat(operations).contains("`" + group + "`"));
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

    @Test
    void everyAnchorLeadsToAHeading() {
        List<String> broken = new ArrayList<>();
        for (Path document : Tree.files(".md")) {
            ANCHOR.matcher(Tree.read(document)).results().forEach(link -> {
                Path target = link.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(link.group(1)).normalize();
                if (target.toString().endsWith(".md") && !anchors(target).contains(link.group(2))) {
                    broken.add(Tree.ROOT.relativize(document) + " -> " + link.group());
                }
            });
        }
        assertThat(broken).isEmpty();
    }

    /** Plain, present-day English, in code as in documents. Names on the wire stay as they are. */
    @Test
    void noWordIsArchaic() {
        List<String> archaic = new ArrayList<>();
        Tree.filesBelow(Tree.ROOT)
                .filter(file -> WRITTEN.stream().anyMatch(file.toString()::endsWith))
                .forEach(file -> Tree.read(file)
                        .lines()
                        .filter(line -> ARCHAIC.matcher(line).find())
                        .forEach(line -> archaic.add(Tree.ROOT.relativize(file) + ": " + line.strip())));
        assertThat(archaic).isEmpty();
    }

    private static List<String> anchors(Path document) {
        return Tree.read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> found(Pattern pattern, Stream<Path> files) {
        return files.flatMap(
                        file -> pattern.matcher(Tree.read(file)).results().map((MatchResult match) -> match.group(1)))
                .distinct()
                .toList();
    }
}
