package io.gyosil.kit.settings;

import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Kafka's own settings, whose names have dots: {@code GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL} is {@code security.protocol}. */
final class KafkaVariables {

    private static final String FILE = "_FILE";

    private KafkaVariables() {}

    static PropertySource of(Map<String, String> environment) {
        Map<String, Object> values = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(CommonSettings.KAFKA_VARIABLES) && !value.isBlank()) {
                String named = variable.endsWith(FILE) ? variable.substring(0, variable.length() - FILE.length()) : "";
                String name = property(named.isEmpty() ? variable : named);
                values.put(name, named.isEmpty() ? value : FileSettings.value(named, variable, value, environment));
            }
        });
        return PropertySource.of("kafka", values);
    }

    private static String property(String variable) {
        String name = variable.length() < CommonSettings.KAFKA_VARIABLES.length()
                ? ""
                : variable.substring(CommonSettings.KAFKA_VARIABLES.length());
        if (name.isEmpty()) {
            throw new IllegalArgumentException(CommonSettings.KAFKA_VARIABLES
                    + " must be followed by the name of a setting of Kafka's, such as SECURITY_PROTOCOL");
        }
        return CommonSettings.KAFKA_PROPERTIES + "."
                + name.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
