package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.dev.stack.ServiceSpec;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What runs with a service: each class once, nothing of tests, nothing with a mistake that is known here, and only under
 * licences that allow it. Both lists are kept by hand: {@code advisories.csv} and {@code licences.csv}.
 */
class AuditingDependenciesTest {

    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "CC0-1.0", "Unicode-3.0");

    private static final List<String> OF_TESTS = List.of(
            "junit", "assertj", "mockito", "testcontainers", "awaitility", "hamcrest", "playwright", "sdk-testing");

    static Stream<String> modules() {
        return ServiceSpec.ALL.stream().map(ServiceSpec::module);
    }

    private static List<Library> libraries(String module) throws IOException {
        Path folder = Tree.ROOT.resolve(module).resolve("target/lib");
        assumeTrue(Files.isDirectory(folder), "There is no " + module + "/target/lib: run mvn verify.");
        try (Stream<Path> jars = Files.list(folder)) {
            List<Library> libraries = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(Library::of)
                    .toList();
            assertThat(libraries).hasSizeGreaterThan(50);
            return libraries;
        }
    }

    private static List<String[]> table(String name) {
        return Tree.read(Tree.ROOT.resolve("system-tests/src/test/resources/io/gyosil/system/house/" + name))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyClassAndEveryLibraryIsThereOnce(String module) throws IOException {
        Map<String, Library> seen = new HashMap<>();
        Map<String, Library> classes = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Library library : libraries(module)) {
            if (seen.put(library.coordinates(), library) != null) {
                twice.add(library.coordinates());
            }
            for (String name : library.classes()) {
                Library other = classes.put(name, library);
                if (other != null) {
                    twice.add(name + " in " + other.file() + " and " + library.file());
                }
            }
        }
        assertThat(twice).isEmpty();
        assertThat(classes).hasSizeGreaterThan(10_000);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingOfTestsAndNothingUnfinishedIsThere(String module) throws IOException {
        assertThat(libraries(module)).allSatisfy(library -> {
            assertThat(OF_TESTS).noneMatch(word -> library.file().contains(word));
            assertThat(library.isOurs() || !library.version().contains("SNAPSHOT"))
                    .as(library.file())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingIsThereOfWhichAMistakeIsKnown(String module) throws IOException {
        List<String[]> advisories = table("advisories.csv");
        List<String> known = new ArrayList<>();
        for (Library library : libraries(module)) {
            for (String[] advisory : advisories) {
                if (library.matches(advisory[0]) && isBefore(library.version(), advisory[1], advisory[2])) {
                    known.add(library.file() + ": " + advisory[3] + ", " + advisory[4]);
                }
            }
        }
        assertThat(known).isEmpty();
    }

    /** Whether a version lies in what is affected; without an end there is no version that mends it. */
    private static boolean isBefore(String version, String from, String mendedIn) {
        Version own = Version.parse(version);
        return own.compareTo(Version.parse(from)) >= 0
                && (mendedIn.isEmpty() || own.compareTo(Version.parse(mendedIn)) < 0);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everythingIsUnderALicenceThatAllowsIt(String module) throws IOException {
        Map<String, String> licences = new HashMap<>();
        table("licences.csv").forEach(row -> licences.put(row[0], row[1]));
        TreeSet<String> unknown = new TreeSet<>();
        for (Library library : libraries(module)) {
            String licence = licences.entrySet().stream()
                    .filter(row -> library.matches(row.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (!library.isOurs() && !ALLOWED.contains(licence)) {
                unknown.add(library.artifact() + ": " + licence);
            }
            if (library.statesOnly("GPL", "Classpath", "classpath", "CPE", "lgpl", "LGPL", "EPL", "epl")) {
                unknown.add(library.artifact() + " says that it is under the GPL alone");
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(Objects.requireNonNull(licences.get("postgresql"))).isEqualTo("BSD-2-Clause");
    }
}
