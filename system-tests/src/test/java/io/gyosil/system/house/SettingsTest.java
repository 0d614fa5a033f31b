package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.testing.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every setting is described and constrained in one place, and {@code docs/reference/settings.md} says what stands there. */
class SettingsTest {

    private static final List<ServiceSettings> SERVICES = ServiceSettings.all(Tree.ROOT);

    /** {@code ${gyosil.x.y:default}} in an annotation or in a file of settings. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(gyosil\\.[a-z.-]+):`?([^}`]*)`?}");

    /** What tests alone set. */
    private static final Set<String> FOR_TESTS =
            Set.of("gyosil.live.code-alphabet", "gyosil.database.connection-limit");

    private static final Path PAGE = Tree.ROOT.resolve("docs/reference/settings.md");

    @Test
    void thePageSaysWhatTheCodeTakes() throws IOException {
        String page = SettingsPage.of(SERVICES);
        if ("write".equals(System.getProperty("gyosil.format"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run ./gyosil format").isEqualTo(page);
    }

    @Test
    void everySettingSaysWhatItIsForAndWhatItMustBe() {
        Map<String, String> said = new TreeMap<>();
        SERVICES.forEach(service -> service.described()
                .values()
                .forEach(settings -> settings.forEach((setting, description) ->
                        said.put(setting.property(), description + "|" + setting.expected()))));
        assertThat(said)
                .hasSizeGreaterThan(50)
                .allSatisfy((property, text) ->
                        assertThat(text.split("\\|")).as(property).hasSize(2).noneMatch(String::isBlank));
    }

    /** A placeholder has to repeat the default that the record has. */
    @Test
    void placeholdersNameSettingsWithTheirDefaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        SERVICES.forEach(service -> service.settings().stream()
                .filter(setting -> !setting.isRequired())
                .forEach(setting -> defaults.put(setting.property(), String.valueOf(setting.defaultValue()))));
        Map<String, String> repeated = new TreeMap<>();
        for (ServiceSettings service : SERVICES) {
            for (String module : service.described().keySet()) {
                for (Path source : Tree.filesBelow(Tree.ROOT.resolve(module + "/src/main"))
                        .filter(file -> file.toString().matches(".*\\.(java|yml)"))
                        .toList()) {
                    PLACEHOLDER
                            .matcher(Tree.read(source))
                            .results()
                            .forEach(hole -> repeated.put(hole.group(1), hole.group(2)));
                }
            }
        }
        repeated.keySet().removeAll(FOR_TESTS);
        // Every service sets it.
        repeated.remove("gyosil.database.service");
        assertThat(repeated).hasSizeGreaterThan(3);
        assertThat(defaults).containsAllEntriesOf(repeated);
    }

    @Test
    void aVariableMeansTheSameWhereverItIs() {
        Map<String, TreeSet<String>> properties = new TreeMap<>();
        for (ServiceSettings service : SERVICES) {
            for (Setting setting : service.settings()) {
                properties
                        .computeIfAbsent(setting.variable(), name -> new TreeSet<>())
                        .add(setting.property());
            }
        }
        assertThat(properties).hasSizeGreaterThan(50).allSatisfy((variable, named) -> assertThat(named)
                .hasSize(1));
    }
}
