package io.gyosil.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The settings of a service as the builds of its modules describe them.
 *
 * @param service the service's short name
 * @param module the module that it is
 * @param described those of each module whose code it runs, with their descriptions
 * @param file what the service's own {@code application.yml} sets
 */
public record ServiceSettings(
        String service, String module, Map<String, Map<Setting, String>> described, Map<String, String> file) {

    private static final String METADATA = "target/classes/META-INF/spring-configuration-metadata.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):(.*)}");

    /** All services of the product whose sources are in a folder. */
    public static List<ServiceSettings> all(Path root) {
        return List.of(
                of(root, "classroom", "classroom-service", List.of("service-kit")),
                of(root, "session", "session-service", List.of("service-kit", "roster-replica")),
                of(root, "study", "study-ingest-service", List.of("service-kit", "roster-replica")),
                of(root, "analytics", "analytics-service", List.of("service-kit", "roster-replica")));
    }

    private static ServiceSettings of(Path root, String service, String module, List<String> libraries) {
        Map<String, String> file = new TreeMap<>();
        Map<String, Object> tree = new Yaml().load(text(root.resolve(module + "/src/main/resources/application.yml")));
        tree.forEach((name, value) -> flatten(name, value, file));
        Map<String, String> otherNames = new HashMap<>();
        file.forEach((property, value) -> {
            Matcher placeholder = PLACEHOLDER.matcher(value);
            if (placeholder.matches()) {
                otherNames.put(property, placeholder.group(1));
                file.put(property, placeholder.group(2));
            }
        });
        Map<String, Map<Setting, String>> described = new TreeMap<>();
        Stream.concat(libraries.stream(), Stream.of(module))
                .forEach(name -> described.put(name, described(root.resolve(name), otherNames)));
        return new ServiceSettings(service, module, described, file);
    }

    /** All of them. */
    public List<Setting> settings() {
        return described.values().stream()
                .flatMap(settings -> settings.keySet().stream())
                .toList();
    }

    /** What a setting is in this service without being set. */
    public Optional<String> defaultOf(Setting setting) {
        return Optional.ofNullable(file.getOrDefault(setting.property(), setting.defaultValue()))
                .filter(value -> !value.isBlank());
    }

    /** Those of the variables that are no settings of this service. */
    public Set<String> unknown(Collection<String> variables) {
        Set<String> unknown = new TreeSet<>(Settings.unknown(variables, settings()));
        variables.stream()
                .filter(name -> !name.startsWith("GYOSIL_") && !name.startsWith("OTEL_"))
                .filter(name -> settings().stream().noneMatch(setting -> setting.isCalled(name)))
                .forEach(unknown::add);
        return unknown;
    }

    /** What this service needs and is not among these variables. */
    public Set<String> missing(Collection<String> variables) {
        return settings().stream()
                .filter(setting -> setting.isRequired() && defaultOf(setting).isEmpty() || isKeys(setting))
                .filter(setting -> variables.stream().noneMatch(setting::isCalled))
                .map(Setting::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every service needs to know where public keys are, but the one that makes them. */
    private boolean isKeys(Setting setting) {
        return setting.property().equals("gyosil.tokens.jwks") && !service.equals("classroom");
    }

    /** What is wrong with the values of variables. */
    public List<String> violations(Map<String, String> values) {
        return settings().stream()
                .map(setting -> setting.violation(values.getOrDefault(
                        setting.variable(), defaultOf(setting).orElse(null))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<Setting, String> described(Path module, Map<String, String> otherNames) {
        Path metadata = module.resolve(METADATA);
        Map<Setting, String> described = new TreeMap<>(
                Comparator.comparing((Setting setting) -> setting.owner().getName())
                        .thenComparingInt(setting -> position(setting)));
        if (Files.exists(metadata)) {
            for (JsonNode property : json(metadata).path("properties")) {
                Setting.of(type(property.path("sourceType").asText()), otherNames).stream()
                        .filter(setting ->
                                setting.property().equals(property.path("name").asText()))
                        .forEach(setting -> described.put(
                                setting, plain(property.path("description").asText())));
            }
        }
        return described;
    }

    private static int position(Setting setting) {
        return List.of(setting.component().getDeclaringExecutable().getParameters())
                .indexOf(setting.component());
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ").replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(name + "." + key, inner, flat));
        } else {
            flat.put(name, String.valueOf(value));
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JsonMapper.builder().build().readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
