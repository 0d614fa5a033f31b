package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The heavy scenarios among which {@code ./gyosil test} chooses are those that there are. */
class HeavyScenariosTest {

    private static final Pattern TAGGED = Pattern.compile("@Tag\\(\"heavy\"\\)\\s+@Tag\\(\"([a-z-]+)\"\\)");
    private static final Pattern BESIDE = Pattern.compile("@Tag\\(\"unless-([a-z-]+)\"\\)");
    private static final Pattern TABLE =
            Pattern.compile("heavy_scenarios\\(\\) \\{\\s+cat <<'END'\\n(.*?)END", Pattern.DOTALL);

    /** A test that is left out beside a scenario that does not exist would never be. */
    @Test
    void testsAreLeftOutBesideThoseAlone() {
        assertThat(found(TAGGED)).containsAll(found(BESIDE));
    }

    @Test
    void eachIsInTheTableThatTheScriptChoosesFrom() {
        Matcher table = TABLE.matcher(Tree.read(Tree.ROOT.resolve("gyosil")));

        assertThat(table.find()).isTrue();
        assertThat(table.group(1).lines().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(found(TAGGED));
    }

    private static Set<String> found(Pattern tag) {
        return Tree.files("IT.java").stream()
                .flatMap(file -> tag.matcher(Tree.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
