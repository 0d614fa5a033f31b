package io.gyosil.session.live.roster;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.Topics;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import io.gyosil.session.live.socket.LessonSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RemovingAClassIT {

    /** Of this test alone: all services of a test run hear that it was removed. */
    private static final String CLASS = "removed-" + UUID.randomUUID();

    @Test
    void endsItsLessonsAndRemovesThem() throws SQLException {
        try (SessionService service = SessionService.on("session_removed")) {
            service.database().update("""
                INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, name, version, removed)
                VALUES ('%s', 1, '3', '없어질 반', 1, false)
                """.formatted(CLASS));
            Classroom old = Classroom.begin(service, "open", CLASS);
            service.teacher().post(old.path("/end"), null);
            Classroom running = Classroom.begin(service, "open", CLASS);
            try (LessonSocket pupil = running.socket(running.join("하나"))) {
                pupil.post("a1", "아직 수업 중");

                // Twice, as Kafka may say it.
                removeClass();
                removeClass();

                assertThat(pupil.awaitClose()).isEqualTo(4000);
                assertThat(pupil.await("lesson-ended").get("reason").textValue())
                        .isEqualTo("class-removed");
            }
            for (String table : List.of("sessions", "participant", "messages", "logs", "session")) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(service.database().column("SELECT count(*) FROM " + table))
                                .as(table)
                                .containsExactly("0"));
            }
            assertThat(service.anyone().get("/api/live-codes/" + running.code()).status())
                    .isEqualTo(404);
        }
    }

    private static void removeClass() {
        try (KafkaProducer<String, String> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> record =
                    new ProducerRecord<>(Topics.CLASSROOM_STATE, "class:" + CLASS, null);
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_source",
                            "classroom-service",
                            "ce_type",
                            ClassChanged.REMOVED,
                            "ce_time",
                            Instant.now().toString(),
                            "ce_sequence",
                            "99")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            kafka.send(record);
        }
    }
}
