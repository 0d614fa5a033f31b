package io.gyosil.analytics.feature;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@ServiceTest
class TakingEventsIT {

    @Inject
    private AnalyticsService service;

    @Test
    void goldenSampleBecomesAFeatureAndWhatCannotBeOneIsKeptAside() throws Exception {
        String sample = sample();
        try (KafkaProducer<String, String> kafka = producer()) {
            send(kafka, QuizFinalized.TYPE, sample.replace("\"answered_at\"", "\"answered\""));
            send(kafka, QuizFinalized.TYPE, sample.replace("\"correct\"", "\"splendid\""));
            send(kafka, QuizFinalized.TYPE, "not JSON");
            send(kafka, "gyosil.study.something-else.v1", sample);
            send(
                    kafka,
                    QuizFinalized.TYPE,
                    sample.replace("\"part\": 1", "\"mood\": \"좋음\", \"part\": 1")
                            .replace("\"1001\"", "\"newer\"")
                            .replace("01934f6e", "01934f6f"));
            send(kafka, QuizFinalized.TYPE, sample);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(features("1001")).hasSize(1));
            assertThat(features("newer"))
                    .as("with a field that is not known here")
                    .isEqualTo(features("1001"));
            assertThat(features("1001").getFirst())
                    .contains("\"attempts\": 2")
                    .contains("\"unsure\": 1")
                    .contains("\"median_response_time_ms\": 8123");
            assertThat(deadLetters(3))
                    .hasSize(3)
                    .extracting(record -> new String(
                            record.headers().lastHeader("gyosil_reason").value(), StandardCharsets.UTF_8))
                    .anySatisfy(reason -> assertThat(reason).contains("answered_at is missing"))
                    .anySatisfy(reason -> assertThat(reason).contains("splendid"))
                    .anySatisfy(reason -> assertThat(reason).contains("not a QuizFinalized"));
        }
    }

    private List<String> features(String learner) throws SQLException {
        return service.database()
                .column("SELECT features FROM features_topic_daily WHERE user_id = '" + learner
                        + "' AND date = '2026-11-02'");
    }

    private static void send(KafkaProducer<String, String> kafka, String type, String data) {
        var headers = new CloudEventHeaders(UUID.randomUUID(), type, "/study", Instant.now(), null);
        kafka.send(new ProducerRecord<>(Topics.STUDY, null, "the-session", data, headers.toKafka()));
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<ConsumerRecord<String, String>> deadLetters(int count) {
        List<ConsumerRecord<String, String>> letters = new java.util.ArrayList<>();
        try (KafkaConsumer<String, String> kafka = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", Infrastructure.shared().kafka(),
                        "auto.offset.reset", "earliest",
                        "group.id", "letters"),
                new StringDeserializer(),
                new StringDeserializer())) {
            kafka.subscribe(List.of(Topics.STUDY + ".dlq"));
            await().atMost(SOON).until(() -> {
                kafka.poll(Duration.ofMillis(200)).forEach(letters::add);
                return letters.size() >= count;
            });
        }
        return letters;
    }

    private static String sample() throws IOException {
        String name = "sample/" + QuizFinalized.TYPE + ".json";
        try (InputStream in = Objects.requireNonNull(QuizFinalized.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
