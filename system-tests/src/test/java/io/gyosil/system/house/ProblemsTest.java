package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every type of problem says when it is answered and what to do, and {@code docs/reference/problems.md} has all of them. */
class ProblemsTest {

    private static final Path PAGE = Tree.ROOT.resolve("docs/reference/problems.md");
    private static final Pattern TYPE = Pattern.compile("enum (\\w+) implements ProblemType");

    @Test
    void thePageSaysWhatTheCodeAnswers() throws IOException {
        String page = ProblemsPage.text();
        if ("write".equals(System.getProperty("gyosil.format"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run ./gyosil format").isEqualTo(page);
    }

    @Test
    void everyTypeSaysWhenItIsAnsweredAndWhatToDo() {
        ProblemsPage.TYPES.forEach((type, home) -> assertThat(ProblemsPage.meanings(type, home))
                .containsOnlyKeys(Arrays.stream(type.getEnumConstants())
                        .map(ProblemType::toString)
                        .toArray(String[]::new))
                .allSatisfy((constant, meaning) ->
                        assertThat(meaning.split(" \\| ")).hasSize(2).noneMatch(String::isBlank)));
    }

    @Test
    void everyEnumOfTypesIsOnThePage() {
        List<String> enums = Tree.files(".java").stream()
                .filter(file -> Tree.isBelow(file, "main"))
                .flatMap(file -> TYPE.matcher(Tree.read(file)).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(ProblemsPage.TYPES.keySet())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(enums);
    }
}
