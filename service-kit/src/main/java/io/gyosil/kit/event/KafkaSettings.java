package io.gyosil.kit.event;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, comma separated
 * @param properties what else every client needs, such as SASL and TLS settings, by Kafka's own names
 */
@ConfigurationProperties("gyosil.kafka")
public record KafkaSettings(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> properties) {

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
