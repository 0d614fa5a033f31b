package io.gyosil.session.stats;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.session.SessionService;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeeingWhatGoesOnIT {

    @Test
    void anAdminSeesTheOwnOrganizationsAndTheMetricsHaveAll() throws SQLException {
        try (SessionService service = SessionService.on("session_stats", Map.of("gyosil.live.gauges-every", "100ms"))) {
            service.database().update("""
                INSERT INTO sessions (id, class_id, org_id, code, teacher_user_id, expires_at, ended_at, end_reason) VALUES
                    ('00000000-0000-7000-8000-000000000001', '4', 1, 'GOESON21', '12', now() + interval '1 hour', NULL, NULL),
                    ('00000000-0000-7000-8000-000000000002', '4', 1, 'GOESON22', '12', now() + interval '1 hour', NULL, NULL),
                    ('00000000-0000-7000-8000-000000000003', '4', 1, 'ENDED222', '12', now() + interval '1 hour', now(), 'teacher'),
                    ('00000000-0000-7000-8000-000000000005', '8', 2, 'FARAWAY2', '17', now() + interval '1 hour', NULL, NULL);
                INSERT INTO messages (session_id, nickname, avatar_id, content, created_at, participant_id, client_id)
                SELECT ('00000000-0000-7000-8000-00000000000' || s)::uuid, '가람', 1, '안녕', t, gen_random_uuid(), 'c'
                FROM unnest(ARRAY[1, 1, 3, 5]) AS s, unnest(ARRAY[date_trunc('minute', now()) - interval '10 minutes',
                    date_trunc('minute', now()) - interval '595 seconds', now(), now() - interval '61 minutes']) AS t;
                """);

            JsonNode stats = service.admin().get("/api/session-stats").json();
            assertThat(stats.get("active_sessions").asInt()).isEqualTo(2);
            JsonNode minutes = stats.get("messages_per_minute");
            assertThat(minutes).hasSize(2);
            assertThat(minutes.at("/0/message_count").asInt()).isEqualTo(3);
            assertThat(minutes.at("/1/message_count").asInt()).isEqualTo(6);
            assertThat(minutes.at("/0/minute").asText())
                    .isGreaterThan(minutes.at("/1/minute").asText());
            assertThat(service.teacher().get("/api/session-stats").status()).isEqualTo(403);
            assertThat(service.student(1).get("/api/session-stats").status()).isEqualTo(403);
            assertThat(service.anyone().get("/api/session-stats").status()).isEqualTo(401);

            MeterRegistry meters = service.bean(MeterRegistry.class);
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                            meters.get("gyosil.live.sessions.active").gauge().value())
                    .isEqualTo(3));
            assertThat(service.anyone().get("/prometheus").text()).contains("gyosil_live_messages_minute");
        }
    }
}
