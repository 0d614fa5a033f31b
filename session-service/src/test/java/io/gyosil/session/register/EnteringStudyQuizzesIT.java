package io.gyosil.session.register;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.session.SessionService;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnteringStudyQuizzesIT {

    private static final Instant FINISHED = Instant.parse("2026-05-04T01:10:00Z");
    private static final Instant STARTED = Instant.parse("2026-05-04T01:00:00Z");

    @Test
    void aQuizIsEnteredOnceHoweverOftenInWhateverOrderAndInHowManyParts() throws Exception {
        try (SessionService service = SessionService.on("session_study");
                KafkaProducer<String, String> kafka = new KafkaProducer<>(
                        Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            service.database().update("""
                INSERT INTO session (session_id, user_id, session_type) VALUES ('taken', '132', 'practice');
                INSERT INTO session (session_id, user_id, session_type) VALUES ('late', '999', 'study')
                """);
            send(kafka, EventJson.write(quiz("whole", "131", STARTED, FINISHED, 2, 2)));
            send(kafka, EventJson.write(quiz("whole", "131", STARTED, FINISHED, 1, 2)));
            send(kafka, EventJson.write(quiz("whole", "131", STARTED, FINISHED, 1, 2)));
            send(kafka, EventJson.write(quiz("no-start", "131", null, FINISHED, 1, 1)));
            send(kafka, EventJson.write(quiz("backwards", "131", FINISHED, STARTED, 1, 1)));
            send(kafka, EventJson.write(quiz("taken", "131", STARTED, FINISHED, 1, 1)));
            send(kafka, EventJson.write(quiz("late", "131", STARTED, FINISHED, 1, 1)));
            send(kafka, "not JSON");
            send(kafka, "{\"session_id\": \"half\"}");
            send(kafka, EventJson.write(quiz("last", "131", STARTED, FINISHED, 1, 1)));

            await().atMost(SOON).untilAsserted(() -> assertThat(rows(service)).hasSize(5));
            String times = " 2026-05-04T01:00:00Z 2026-05-04T01:10:00Z";
            assertThat(rows(service))
                    .containsExactly(
                            "backwards 131 2026-05-04T01:10:00Z 2026-05-04T01:10:00Z",
                            "last 131" + times,
                            "late 131" + times,
                            "no-start 131 2026-05-04T01:10:00Z 2026-05-04T01:10:00Z",
                            "whole 131" + times);
            assertThat(service.database()
                            .column("SELECT user_id || session_type FROM session WHERE session_id = 'taken'"))
                    .containsExactly("132practice");
            assertThat(service.student(1)
                            .get("/api/sessions/whole")
                            .json()
                            .at("/metadata/topic_id")
                            .asText())
                    .isEqualTo("t-3");
            List<String> before = versions(service);

            send(kafka, EventJson.write(quiz("whole", "131", STARTED, FINISHED, 1, 2)));
            send(kafka, EventJson.write(quiz("after", "131", STARTED, FINISHED, 1, 1)));
            await().atMost(SOON).untilAsserted(() -> assertThat(rows(service)).hasSize(6));
            assertThat(versions(service)).isEqualTo(before);
        }
    }

    private static List<String> rows(SessionService service) throws SQLException {
        return service.database().column("""
            SELECT session_id || ' ' || user_id || to_char(started_at, ' YYYY-MM-DD"T"HH24:MI:SS"Z"')
                || to_char(ended_at, ' YYYY-MM-DD"T"HH24:MI:SS"Z"')
            FROM (SELECT session_id, user_id, started_at AT TIME ZONE 'UTC' AS started_at,
                      ended_at AT TIME ZONE 'UTC' AS ended_at
                  FROM session WHERE session_type = 'study' AND ended_at IS NOT NULL) AS s
            ORDER BY session_id
            """);
    }

    private static List<String> versions(SessionService service) throws SQLException {
        return service.database().column("SELECT version FROM session WHERE session_id <> 'after' ORDER BY session_id");
    }

    private static QuizFinalized quiz(
            String session, String user, @Nullable Instant started, Instant finished, int part, int parts) {
        return new QuizFinalized(
                session,
                user,
                1L,
                "t-3",
                "viewer",
                "uuid-" + session,
                started,
                finished,
                FINISHED,
                part,
                parts,
                List.of(),
                new QuizFinalized.Summary(0, 0, 0, 0, 0, 0, 0));
    }

    private static void send(KafkaProducer<String, String> kafka, String data) {
        var headers = new CloudEventHeaders(UUID.randomUUID(), QuizFinalized.TYPE, "/study", Instant.now(), null);
        kafka.send(new ProducerRecord<>(Topics.STUDY, null, "the-session", data, headers.toKafka()));
    }
}
