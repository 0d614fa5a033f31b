package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.analytics.AnalyticsSettings;
import io.gyosil.classroom.ClassroomSettings;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.session.SessionSettings;
import io.gyosil.study.StudySettings;
import io.micronaut.core.convert.ConversionService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The tables of settings say what the code takes, with its defaults, and {@code docs/settings.md} says what they say. */
class SettingsTest {

    /** A service, its table and the modules whose code it runs. */
    private record Service(String module, SettingsTable table, List<String> modules) {
        @Override
        public String toString() {
            return module;
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service("classroom-service", ClassroomSettings.TABLE, List.of("service-kit", "classroom-service")),
            new Service(
                    "session-service",
                    SessionSettings.TABLE,
                    List.of("service-kit", "roster-replica", "session-service")),
            new Service(
                    "study-ingest-service",
                    StudySettings.TABLE,
                    List.of("service-kit", "roster-replica", "study-ingest-service")),
            new Service(
                    "analytics-service",
                    AnalyticsSettings.TABLE,
                    List.of("service-kit", "roster-replica", "analytics-service")));

    /** {@code ${gyosil.x.y:default}} in an annotation or in a file of settings. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(gyosil\\.[a-z.-]+):([^}]*)}");

    private static final Path PAGE = Tree.ROOT.resolve("docs/settings.md");

    static Stream<Service> services() {
        return SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theTableHasWhatTheCodeTakesWithItsDefaults(Service service) throws IOException {
        Map<String, String> taken = taken(service);
        Map<String, String> said = new TreeMap<>();
        service.table().settings().stream()
                .filter(setting -> setting.property().startsWith("gyosil."))
                .forEach(setting -> said.put(setting.property(), comparable(setting.fallback())));

        // Where no relay is, its settings are none.
        if (service.table().service().equals("analytics")) {
            taken.keySet().removeIf(property -> property.startsWith("gyosil.outbox."));
        }
        if (service.table().service().equals("classroom")) {
            // It has keys of its own.
            taken.remove("gyosil.tokens.jwks");
        }
        assertThat(said).isEqualTo(taken);
    }

    @Test
    void thePageSaysWhatTheTablesSay() throws IOException {
        String page = SettingsPage.of(SERVICES.stream()
                .map(service -> Map.entry(service.module(), service.table()))
                .toList());
        if ("write".equals(System.getProperty("gyosil.format"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run ./gyosil format").isEqualTo(page);
    }

    /** Every property that the code of a service takes, with its default. */
    private static Map<String, String> taken(Service service) throws IOException {
        Map<String, String> taken = new TreeMap<>();
        for (String module : service.modules()) {
            for (JsonNode property : described(module)) {
                taken.put(property.path("name").asText(), comparable(text(property.path("defaultValue"))));
            }
            for (Path source : Tree.filesBelow(Tree.ROOT.resolve(module + "/src/main/java"))
                    .toList()) {
                PLACEHOLDER.matcher(Tree.read(source)).results().forEach(hole -> put(taken, hole));
            }
        }
        taken.remove("gyosil.kafka.properties");
        taken.put("gyosil.kafka.properties.*", "");
        taken.put("gyosil.outbox.relay", "");
        said(Tree.read(Tree.ROOT.resolve(service.module() + "/src/main/resources/application.yml")))
                .forEach((property, value) -> taken.put(property, comparable(value)));
        return taken;
    }

    private static void put(Map<String, String> taken, MatchResult hole) {
        taken.put(hole.group(1), comparable(hole.group(2)));
    }

    private static Iterable<JsonNode> described(String module) throws IOException {
        Path file = Tree.ROOT.resolve(module + "/target/classes/META-INF/spring-configuration-metadata.json");
        return Files.exists(file)
                ? JsonMapper.builder().build().readTree(Files.readString(file)).path("properties")
                : List.of();
    }

    /** What a service's own file says below {@code gyosil}; of a placeholder its default. */
    private static Map<String, String> said(String yaml) {
        Map<String, String> flat = new TreeMap<>();
        Map<String, Object> root = new Yaml().load(yaml);
        flatten("gyosil", root.get("gyosil"), flat);
        return flat;
    }

    private static void flatten(String prefix, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> flatten(prefix + "." + name, inner, flat));
        } else {
            flat.put(prefix, String.valueOf(value).replaceAll("\\$\\{[A-Z_]+:(.*)}", "$1"));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    /** Durations may be written in two ways. */
    private static String comparable(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.matches("P[T0-9].*|[0-9]+(ms|[smhd])")
                ? ConversionService.SHARED
                        .convert(value, Duration.class)
                        .orElseThrow()
                        .toString()
                : value;
    }

    @Test
    void aVariableMeansTheSameWhereverItIs() {
        Map<String, TreeSet<String>> properties = new TreeMap<>();
        for (Service service : SERVICES) {
            for (Setting setting : service.table().settings()) {
                properties
                        .computeIfAbsent(setting.variable(), name -> new TreeSet<>())
                        .add(setting.property());
            }
        }
        assertThat(properties).hasSizeGreaterThan(50).allSatisfy((variable, named) -> assertThat(named)
                .hasSize(1));
    }
}
