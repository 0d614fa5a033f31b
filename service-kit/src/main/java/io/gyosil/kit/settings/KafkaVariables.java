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
            if (variable.startsWith(CommonSettings.KAFKA_VARIABLES)) {
                boolean isFile = variable.endsWith(FILE);
                String name = variable.substring(
                        CommonSettings.KAFKA_VARIABLES.length(), variable.length() - (isFile ? FILE.length() : 0));
                values.put(
                        CommonSettings.KAFKA_PROPERTIES + "."
                                + name.toLowerCase(Locale.ROOT).replace('_', '.'),
                        isFile ? FileSettings.content(variable, value) : value);
            }
        });
        return PropertySource.of("kafka", values);
    }
}
