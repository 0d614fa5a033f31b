package io.gyosil.proving.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic from its beginning, as a consumer that reads what is committed sees it. */
public final class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String prefix;
    private final Set<String> seen = new HashSet<>();
    private long repeated;

    /** @param prefix begins the user_id of every learner that is looked at */
    EventLog(String prefix) {
        this.prefix = prefix;
    }

    /** Reads up to where the topic ends now. */
    public static void read(String bootstrapServers, String topic, Consumer<ConsumerRecord<String, String>> reader) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<String, String> records = kafka.poll(POLL);
                records.forEach(reader);
                if (System.nanoTime() > deadline && records.isEmpty()) {
                    throw new StackFailure("The events cannot be read to their end: a transaction stays open.");
                }
            }
        } catch (KafkaException failure) {
            throw new StackFailure("The events cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** How many records repeat an event: the relay sends a batch again when it cannot know that it arrived. */
    long repeated() {
        return repeated;
    }

    /** Every session and every answer of the study topic; those of each event once. */
    void read(String bootstrapServers, Consumer<Row> sessions, Consumer<Row> attempts) {
        read(bootstrapServers, "gyosil.study", record -> {
            JsonNode event = json(record.value());
            if (!event.path("user_id").asText().startsWith(prefix)) {
                return;
            }
            Header id = record.headers().lastHeader("ce_id");
            if (!seen.add(id == null ? "none" : new String(id.value(), StandardCharsets.UTF_8))) {
                repeated++;
                return;
            }
            if (event.path("part").asInt() == 1) {
                sessions.accept(Row.ofSession(upload(event), event, event.path("summary"))
                        .with("key", record.key()));
            }
            event.path("attempts").forEach(attempt -> attempts.accept(attempt(event, attempt)));
        });
    }

    private static JsonNode json(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException failure) {
            throw new StackFailure("An event cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static String upload(JsonNode event) {
        return event.path("client_session_uuid").asText();
    }

    private static Row attempt(JsonNode event, JsonNode attempt) {
        return new Row()
                .with("upload", upload(event))
                .with("session", event.path("session_id"))
                .with("learner", event.path("user_id"))
                .with("topic", event.path("topic_id"))
                .with("position", attempt.path("position"))
                .with("question", attempt.path("pub_id"))
                .with("item", attempt.path("source_id"))
                .with("selected", attempt.path("selected"))
                .with("outcome", attempt.path("outcome"))
                .with("answered_at", Row.time(attempt.path("answered_at")))
                .with("response_time_ms", attempt.path("response_time_ms"));
    }
}
