package io.gyosil.analytics.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.analytics.AnalyticsService;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildingFeaturesIT {

    private static final String PATH = "/api/analytics/rebuild";

    private AnalyticsService service;

    @BeforeEach
    void start() throws SQLException {
        service = AnalyticsService.on("analytics_rebuild");
        service.database().update("TRUNCATE attempt_fact, features_topic_daily");
        // 250 learners: three chunks.
        service.database().update("""
            INSERT INTO attempt_fact (session_id, position, answered_at, user_id, topic_id, date, item_id, outcome,
                response_time_ms, source, origin, version)
            SELECT 's-' || u, p, '2026-11-02T03:00:00Z'::timestamptz + p * interval '1 minute', 'u-' || u, 't',
                '2026-11-02', 'i-' || p, CASE WHEN p % 3 = 0 THEN 'wrong' ELSE 'correct' END, 1000, 'study',
                's-' || u, 1
            FROM generate_series(1, 250) AS u, generate_series(0, 4) AS p
            """);
        service.database().update("""
            INSERT INTO features_topic_daily (user_id, topic_id, date, features)
            SELECT user_id, topic_id, date, jsonb_build_object('attempts', 5, 'correct', 3, 'wrong', 2, 'unsure', 0,
                'accuracy', 0.6000, 'time_spent_ms', 5000, 'median_response_time_ms', 1000, 'distinct_items', 5,
                'first_try_accuracy', 0.6000, 'streak', 2, 'sources', '{"study": 5, "exam": 0}'::jsonb)
            FROM attempt_fact
            GROUP BY user_id, topic_id, date
            """);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void hashesAreEqualWhenTheFeaturesFollowFromTheFacts() {
        JsonNode report = service.admin().post(PATH, null).json();

        assertThat(report.get("equal").asBoolean()).isTrue();
        assertThat(report.get("live_hash").asText())
                .hasSize(64)
                .isEqualTo(report.get("rebuilt_hash").asText());
        assertThat(report.get("live_rows").asInt()).isEqualTo(250);
        assertThat(report.get("rebuilt_rows").asInt()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE features_topic_daily SET features = jsonb_set(features, '{streak}', '3') WHERE user_id ="
                        + " 'u-77'",
                "UPDATE features_topic_daily SET date = '2026-11-03' WHERE user_id = 'u-250'",
                "DELETE FROM features_topic_daily WHERE user_id = 'u-99'",
                "DELETE FROM attempt_fact WHERE user_id = 'u-1'",
                "INSERT INTO features_topic_daily VALUES ('zzz', 't', '2026-11-02', '{}')"
            })
    void oneRowChangedByHandMakesThemDiffer(String change) throws SQLException {
        assertThat(service.database().update(change)).isPositive();

        JsonNode report = service.admin().post(PATH, null).json();

        assertThat(report.get("equal").asBoolean()).isFalse();
        assertThat(report.get("live_hash")).isNotEqualTo(report.get("rebuilt_hash"));
    }

    @Test
    void whenARowWasMadeDoesNotCount() throws SQLException {
        service.database()
                .update("UPDATE features_topic_daily SET updated_at = '2000-01-01', created_at = '2000-01-01'");

        assertThat(service.admin().post(PATH, null).json().get("equal").asBoolean())
                .isTrue();
    }

    @Test
    void onlyAdminsMay() {
        assertThat(service.teacher().post(PATH, null).status()).isEqualTo(403);
        assertThat(service.anyone().post(PATH, null).status()).isEqualTo(401);
    }
}
