package io.gyosil.kit.settings;

import io.micronaut.context.env.PropertySource;
import io.micronaut.core.value.PropertyResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that one service can be told. Its start is checked against it, and {@code docs/settings.md} is made from it.
 *
 * @param service the service's short name
 * @param settings the settings, in the order in which people want to read them
 */
public record SettingsTable(String service, List<Setting> settings) {

    private static final String OURS = "GYOSIL_";

    public SettingsTable {
        settings = List.copyOf(settings);
        Set<String> variables = new TreeSet<>();
        for (Setting setting : settings) {
            if (!variables.add(setting.variable())) {
                throw new IllegalArgumentException("two settings are called " + setting.variable());
            }
        }
    }

    /**
     * The table of a service: what every service can be told, and what this one can.
     *
     * @param port where it listens unless it is told otherwise
     * @param more what it can be told besides, none of it twice
     */
    public static SettingsTable of(String service, int port, List<Setting> more) {
        return new SettingsTable(
                service,
                Stream.concat(CommonSettings.of(service, port).stream(), more.stream())
                        .toList());
    }

    /** The same where a service has another default than the others. */
    public SettingsTable defaulting(String property, String other) {
        return new SettingsTable(
                service,
                settings.stream()
                        .map(setting -> setting.property().equals(property) ? setting.defaulting(other) : setting)
                        .toList());
    }

    /** Everything that is wrong with what a service is told, a sentence each, without a full stop. */
    public List<String> complaints(PropertyResolver told) {
        return settings.stream()
                .map(setting -> setting.complaint(
                        told.getProperty(setting.property(), String.class).orElse(null)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Variables that look like settings of ours and are none of this service: often a name that was mistyped.
     *
     * @param environment the process's own
     */
    public Set<String> unknown(Map<String, String> environment) {
        Set<String> known = settings.stream().map(Setting::variable).collect(Collectors.toSet());
        return environment.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .filter(name -> !known.contains(name) && !known.contains(name.replaceFirst("_FILE$", "")))
                .filter(name -> !CommonSettings.isOfSeveral(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the environment says in ways that the framework does not know: files with secrets, and Kafka's own settings.
     *
     * @throws IllegalArgumentException with a sentence about the variable that is wrong
     */
    public List<PropertySource> sources(Map<String, String> environment) {
        return List.of(FileSettings.of(settings, environment), KafkaVariables.of(environment));
    }
}
