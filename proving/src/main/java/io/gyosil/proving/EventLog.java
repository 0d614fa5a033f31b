package io.gyosil.proving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The study topic from its beginning, as a consumer that reads what is committed sees it; each event once. */
final class EventLog {

    private static final String TOPIC = "gyosil.study";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final String prefix;
    private final Set<String> seen = new HashSet<>();
    private long repeated;

    /** @param prefix begins the user_id of every learner that is looked at */
    EventLog(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    /** How many records repeated an event: the relay sends a batch again when it cannot know that it arrived. */
    long repeated() {
        return repeated;
    }

    /** Reads up to where the topic ends now. */
    void read(StudyLog.Sessions sessions, StudyLog.Attempts attempts) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = kafka.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = kafka.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    take(record, sessions, attempts);
                }
                if (System.nanoTime() > deadline && records.isEmpty()) {
                    throw new StackFailure("The events cannot be read to their end: a transaction stays open.");
                }
            }
        } catch (KafkaException | IOException failure) {
            throw new StackFailure("The events cannot be read: " + failure.getMessage(), failure);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, StudyLog.Sessions sessions, StudyLog.Attempts attempts)
            throws IOException {
        JsonNode event = JSON.readTree(record.value());
        if (!event.path("user_id").asText().startsWith(prefix)) {
            return;
        }
        Header id = record.headers().lastHeader("ce_id");
        if (!seen.add(id == null ? "none" : new String(id.value(), StandardCharsets.UTF_8))) {
            repeated++;
            return;
        }
        String upload = event.path("client_session_uuid").asText();
        if (event.path("part").asInt() == 1) {
            sessions.accept(upload, SessionRow.of(event, event.path("summary")));
        }
        for (JsonNode attempt : event.path("attempts")) {
            attempts.accept(attempt(upload, event, attempt));
        }
    }

    private static AttemptRow attempt(String upload, JsonNode event, JsonNode attempt) {
        JsonNode selected = attempt.path("selected");
        JsonNode time = attempt.path("response_time_ms");
        return new AttemptRow(
                upload,
                event.path("session_id").asText(),
                event.path("user_id").asText(),
                event.path("topic_id").asText(),
                attempt.path("position").asInt(-1),
                attempt.path("pub_id").asText(),
                attempt.path("source_id").asLong(-1),
                selected.isNumber() ? (Integer) selected.intValue() : null,
                null,
                attempt.path("outcome").asText(),
                Instant.parse(attempt.path("answered_at").asText()),
                time.isNumber() ? (Integer) time.intValue() : null);
    }
}
