package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.roster.RosterProblem;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemType;
import io.gyosil.session.access.SessionProblem;
import io.gyosil.study.StudyProblem;
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

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?([a-z_]+) ?\\(");
    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+):");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void everyProblemIsListedWithItsStatus() {
        String problems = Tree.read(Tree.ROOT.resolve("docs/problems.md"));

        assertThat(Stream.<ProblemType[]>of(
                                CommonProblem.values(),
                                ClassroomProblem.values(),
                                RosterProblem.values(),
                                SessionProblem.values(),
                                StudyProblem.values())
                        .flatMap(Stream::of))
                .allSatisfy(problem -> assertThat(problems.lines())
                        .anyMatch(line -> line.contains("`" + problem.kind().slug() + "`")
                                && line.contains(Integer.toString(problem.kind().status()))));
    }

    @Test
    void everyTableIsInThePictures() {
        String schema = Tree.read(Tree.ROOT.resolve("docs/schema.md"));

        assertThat(found(TABLE, Tree.files(".sql").stream().filter(file -> Tree.isBelow(file, "migration"))))
                .hasSizeGreaterThan(9)
                .allSatisfy(table -> assertThat(schema).contains(table));
    }

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
