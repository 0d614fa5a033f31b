package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.dev.stack.ServiceSpec;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

    static Stream<Named<ServiceSpec>> services() {
        return ServiceSpec.ALL.stream().map(service -> Named.of(service.module(), service));
    }

    /** What the service's jar names as its class path; older libraries may still lie beside these. */
    private static List<Library> libraries(ServiceSpec service) throws IOException {
        Optional<Path> built = service.jar(Tree.ROOT);
        assumeTrue(built.isPresent(), "There is no jar of " + service.module() + ": run mvn verify.");
        Path jar = built.orElseThrow();
        try (JarFile program = new JarFile(jar.toFile())) {
            String classPath = program.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            List<Library> libraries = Stream.of(classPath.split(" ", -1))
                    .map(jar::resolveSibling)
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
    @MethodSource("services")
    void everyClassAndEveryLibraryIsThereOnce(ServiceSpec service) throws IOException {
        Map<String, Library> seen = new HashMap<>();
        Map<String, Library> classes = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Library library : libraries(service)) {
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
    @MethodSource("services")
    void nothingOfTestsAndNothingUnfinishedIsThere(ServiceSpec service) throws IOException {
        assertThat(libraries(service)).allSatisfy(library -> {
            assertThat(OF_TESTS).noneMatch(word -> library.file().contains(word));
            assertThat(library.isOurs() || !library.version().contains("SNAPSHOT"))
                    .as(library.file())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingIsThereOfWhichAMistakeIsKnown(ServiceSpec service) throws IOException {
        List<String[]> advisories = table("advisories.csv");
        List<String> known = new ArrayList<>();
        for (Library library : libraries(service)) {
            for (String[] advisory : advisories) {
                if (library.matches(advisory[0]) && isBefore(library.version(), advisory[1], advisory[2])) {
                    known.add(library.file() + ": " + advisory[3] + ", " + advisory[4]);
                }
            }
        }
        assertThat(known).isEmpty();
    }

    /** Whether a version lies in what is affected; without an end there is no version that fixes it. */
    private static boolean isBefore(String version, String from, String fixedIn) {
        Version own = Version.parse(version);
        return own.compareTo(Version.parse(from)) >= 0
                && (fixedIn.isEmpty() || own.compareTo(Version.parse(fixedIn)) < 0);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everythingIsUnderALicenceThatAllowsIt(ServiceSpec service) throws IOException {
        Map<String, String> licences = new HashMap<>();
        table("licences.csv").forEach(row -> licences.put(row[0], row[1]));
        TreeSet<String> unknown = new TreeSet<>();
        for (Library library : libraries(service)) {
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
