package io.gyosil.system.house;

import io.gyosil.kit.settings.Setting;
import io.gyosil.kit.settings.SettingsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code docs/settings.md} from the tables of the services. */
final class SettingsPage {

    private static final String HEAD = """
        # Settings

        A service is told everything by its environment and knows nothing of the machine that it runs on. This page is made
        from the tables in the code (`SettingsTable`), against which a service also checks what it is told before it starts:
        with a setting that is missing or makes no sense it does not start, says which in one line, and ends with exit
        code 78.

        - Any variable `X` may be given as `X_FILE` instead: a file that holds the value. That is how secrets come in.
        - A variable that begins with `GYOSIL_` and is none of the service's is pointed out in its log: it is often a name
          mistyped.
        - Durations are written `500ms`, `20s`, `10m`, `12h` or `30d`.
        - Other ways to say the same: a YAML file named by `MICRONAUT_CONFIG_FILES`, or `-D` with the property's name, which
          is the variable's in small letters with dots (`gyosil.database.web-pool-size`).

        Fixed on purpose: see [Limits](architecture.md#limits). What the `./gyosil` command itself listens to is
        [there](architecture.md#settings), too.
        """;

    private SettingsPage() {}

    static String of(List<Map.Entry<String, SettingsTable>> services) {
        Set<Setting> common = common(services);
        List<String> sections = new ArrayList<>();
        sections.add(HEAD.strip());
        sections.add("## Every service\n\n"
                + rows(services.getFirst().getValue().settings().stream()
                        .filter(common::contains)
                        .toList()));
        services.forEach(service -> sections.add("## " + service.getKey() + "\n\n"
                + rows(service.getValue().settings().stream()
                        .filter(setting -> !common.contains(setting))
                        .toList())));
        return String.join("\n\n", sections) + "\n";
    }

    /** What is the same in every service. */
    private static Set<Setting> common(List<Map.Entry<String, SettingsTable>> services) {
        return services.getFirst().getValue().settings().stream()
                .filter(setting -> services.stream()
                        .allMatch(service -> service.getValue().settings().contains(setting)))
                .collect(Collectors.toSet());
    }

    private static String rows(List<Setting> settings) {
        return settings.stream()
                .map(SettingsPage::row)
                .collect(Collectors.joining("\n", "| variable | default | what | values |\n|---|---|---|---|\n", ""));
    }

    private static String row(Setting setting) {
        String need =
                switch (setting.need()) {
                    case REQUIRED -> "**required**";
                    case OPTIONAL -> setting.fallback() == null ? "none" : "`" + setting.fallback() + "`";
                };
        return "| `" + setting.variable() + "` | " + need + " | "
                + escaped(setting.meaning()) + (setting.isSecret() ? " (secret)" : "") + " | "
                + setting.kind().words() + " |";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }
}
