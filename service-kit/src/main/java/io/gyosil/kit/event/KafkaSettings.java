package io.gyosil.kit.event;

import io.gyosil.kit.settings.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers where Kafka is
 * @param properties what else every Kafka client needs, by Kafka's own names in capitals with {@code _} for dots, such as {@code
 *     GYOSIL_KAFKA_PROPERTIES_SECURITY_PROTOCOL=SASL_SSL} for {@code security.protocol}
 */
@ConfigurationProperties("gyosil.kafka")
public record KafkaSettings(
        @Bindable(defaultValue = "127.0.0.1:9092")
        @Pattern(
                regexp = SERVER + "(," + SERVER + ")*",
                message = "must be host:port, several with commas between them")
        String bootstrapServers,

        @Secret
        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        @Nullable
        Map<String, Object> properties) {

    private static final String SERVER = " *(\\[[0-9a-fA-F:]+]|[A-Za-z0-9_.-]+):[0-9]{1,5} *";

    /** The settings that every client of ours starts from. */
    public Map<String, Object> client() {
        Map<String, Object> all = new HashMap<>();
        if (properties != null) {
            all.putAll(properties);
        }
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}
