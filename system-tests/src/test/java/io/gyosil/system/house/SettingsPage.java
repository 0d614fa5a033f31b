package io.gyosil.system.house;

import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.testing.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code docs/reference/settings.md} from the settings of the services. */
final class SettingsPage {

    private static final String HEAD = """
        # Settings

        A service is configured by its environment and knows nothing of the machine that it runs on. This page is made from the code:
        the records with `@ConfigurationProperties`, their Javadoc and their constraints. With a setting that is missing, empty or
        wrong a service does not start, says which in one line, and ends with exit code 78 (`EX_CONFIG`).

        - Any variable `X` may be given as `X_FILE` instead: a file that holds the value. That is how secrets come in.
        - A variable that begins with `GYOSIL_` and is none of the service's is pointed out in its log: it is often a name
          mistyped.
        - Durations are written `500ms`, `20s`, `10m`, `12h` or `30d`.
        - Other ways to set the same: a YAML file named by `MICRONAUT_CONFIG_FILES`, or `-D` with the property's name, which
          is the variable's in small letters with dots (`gyosil.database.web-pool-size`).
        - Traces are sent with the variables of OpenTelemetry: [monitoring](../monitoring.md#traces).

        What is fixed on purpose is in [Rules](../architecture.md#rules) and [Limits](../security.md#limits).
        """;

    private static final Map<String, String> TITLES =
            Map.of("service-kit", "Every service", "roster-replica", "Services with a replica of the rosters");

    private static final String BY_SERVICE = "see below";

    private SettingsPage() {}

    static String of(List<ServiceSettings> services) {
        List<String> sections = new ArrayList<>();
        sections.add(HEAD.strip());
        Map<String, Map<Setting, String>> libraries = new TreeMap<>();
        services.forEach(service -> libraries.putAll(service.described()));
        for (String library : List.of("service-kit", "roster-replica")) {
            sections.add("## " + TITLES.get(library) + "\n\n"
                    + table(libraries.getOrDefault(library, Map.of()), byService(services)));
        }
        for (ServiceSettings service : services) {
            Map<Setting, String> own = service.described().getOrDefault(service.module(), Map.of());
            String text = otherDefaults(service);
            if (!own.isEmpty()) {
                text += "\n\n" + table(own, service.file());
            }
            sections.add("## " + service.module() + "\n\n" + text);
        }
        return String.join("\n\n", sections) + "\n";
    }

    /** What every service sets for itself. */
    private static Map<String, String> byService(List<ServiceSettings> services) {
        Map<String, String> all = new TreeMap<>(services.getFirst().file());
        services.forEach(service -> all.keySet().retainAll(service.file().keySet()));
        all.replaceAll((property, value) -> BY_SERVICE);
        return all;
    }

    /** What a service says otherwise of settings that others have, too. */
    private static String otherDefaults(ServiceSettings service) {
        return service.settings().stream()
                .filter(setting -> !service.described()
                        .getOrDefault(service.module(), Map.of())
                        .containsKey(setting))
                .filter(setting -> service.file().containsKey(setting.property()))
                .map(setting ->
                        "`" + setting.variable() + "` `" + service.file().get(setting.property()) + "`")
                .collect(Collectors.joining(", ", "Other defaults here: ", "."));
    }

    private static String table(Map<Setting, String> settings, Map<String, String> file) {
        return settings.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), file))
                .collect(Collectors.joining("\n", "| variable | default | what | values |\n|---|---|---|---|\n", ""));
    }

    private static String row(Setting setting, String description, Map<String, String> file) {
        String fallback = file.getOrDefault(setting.property(), String.valueOf(setting.defaultValue()));
        String need = setting.isRequired() && !fallback.equals(BY_SERVICE) ? "**required**" : "`" + fallback + "`";
        return "| `" + setting.variable() + (setting.component().getType() == Map.class ? "_*" : "") + "` | "
                + need.replaceAll("``|`null`", "none").replace("`" + BY_SERVICE + "`", BY_SERVICE) + " | "
                + description.replace("|", "\\|") + (setting.isSecret() ? " (secret)" : "") + " | "
                + setting.expected() + " |";
    }
}
