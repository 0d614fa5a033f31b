package io.gyosil.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's {@code docker-compose.yml}, with its anchors merged, as Compose reads it. */
record ComposeFile(String text, Map<String, Object> tree) {

    static final Path ROOT =
            Path.of(System.getProperty("gyosil.home", "..")).toAbsolutePath().normalize();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::?-([^}]*))?}");

    static ComposeFile read() {
        String text = file("docker-compose.yml");
        return new ComposeFile(text, yaml(text));
    }

    /** The text of a file of the project. */
    static String file(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static Map<String, Object> yaml(String text) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    Map<String, Object> services() {
        return map(tree, "services");
    }

    Map<String, Object> service(String name) {
        return map(services(), name);
    }

    /** The environment of a container, with variables as they are when nobody sets them. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        map(service(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, value == null ? "" : resolved(value.toString())));
        return environment;
    }

    /** Variables with their defaults. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLE.matcher(text)
                .results()
                .forEach(found -> variables.put(found.group(1), Objects.requireNonNullElse(found.group(2), "")));
        return variables;
    }

    static String resolved(String value) {
        return VARIABLE.matcher(value)
                .replaceAll((MatchResult found) -> Objects.requireNonNullElse(found.group(2), ""));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static Map<String, Object> map(Map<String, Object> of, String key) {
        return map(Objects.requireNonNull(of.get(key), key));
    }

    /** A value that is there. */
    static String text(Map<String, Object> of, String key) {
        return Objects.requireNonNull(of.get(key), key).toString();
    }

    @SuppressWarnings("unchecked")
    static List<String> list(Map<String, Object> of, String key) {
        return (List<String>) of.getOrDefault(key, List.of());
    }
}
