package io.gyosil.analytics.live;

import io.gyosil.event.Topics;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Infrastructure;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what happens in lessons, as the session service does. */
final class SessionTopic implements AutoCloseable {

    private final KafkaProducer<String, String> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
            new StringSerializer(),
            new StringSerializer());

    void send(String lesson, String type, Object event) {
        sendText(lesson, type, EventJson.write(event));
    }

    void sendText(String lesson, String type, String data) {
        var headers = new CloudEventHeaders(UUID.randomUUID(), type, "/session", Instant.now(), null);
        kafka.send(new ProducerRecord<>(Topics.SESSION, null, lesson, data, headers.toKafka()));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
