package io.gyosil.kit.settings;

import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Kafka's own settings, whose names have dots: {@code GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL} is {@code security.protocol}. */
public final class KafkaVariables {

    private static final String PROPERTIES = "gyosil.kafka.properties";
    private static final String VARIABLES = "GYOSIL_KAFKA_PROPERTIES_";

    private KafkaVariables() {}

    /** What the environment says below {@code gyosil.kafka.properties}. */
    public static PropertySource of(Map<String, String> environment) {
        Map<String, Object> values = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(VARIABLES) && !value.isBlank()) {
                String named = variable.endsWith(FileSettings.SUFFIX)
                        ? variable.substring(0, variable.length() - FileSettings.SUFFIX.length())
                        : "";
                String name = property(named.isEmpty() ? variable : named);
                values.put(name, named.isEmpty() ? value : FileSettings.value(named, variable, value, environment));
            }
        });
        return PropertySource.of("kafka", values);
    }

    private static String property(String variable) {
        String name = variable.length() < VARIABLES.length() ? "" : variable.substring(VARIABLES.length());
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    VARIABLES + " must be followed by the name of a setting of Kafka's, such as SECURITY_PROTOCOL");
        }
        return PROPERTIES + "." + name.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
