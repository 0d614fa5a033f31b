package io.gyosil.analytics.rebuild;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.AskedJob;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.kit.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RebuildingFeaturesIT {

    private static final String PATH = "/api/analytics/rebuild";

    @Inject
    private AnalyticsService service;

    @BeforeEach
    void fill() throws SQLException {
        // A job that the test before has left under way holds some of these tables and waits for the others.
        await().atMost(SOON).until(() -> service.database()
                .column("SELECT id FROM job WHERE state NOT IN ('done', 'failed')")
                .isEmpty());
        service.database().update("TRUNCATE job, attempt_fact, features_topic_daily, user_ref");
        // 250 learners, which is several steps, of the first organization; ten of a second one, and ten of nobody's.
        service.database().update("""
            INSERT INTO attempt_fact (session_id, position, answered_at, user_id, topic_id, date, item_id, outcome,
                response_time_ms, source, origin, version, org_id)
            SELECT 's-' || u, p, '2026-11-02T03:00:00Z'::timestamptz + p * interval '1 minute', 'u-' || u, 't',
                '2026-11-02', 'i-' || p, CASE WHEN p % 3 = 0 THEN 'wrong' ELSE 'correct' END, 1000, 'study',
                's-' || u, 1, CASE WHEN u <= 250 THEN 1 WHEN u <= 260 THEN 2 END
            FROM generate_series(1, 270) AS u, generate_series(0, 4) AS p
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

    private Http admin(long orgId) {
        return service.anyone().as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("roles", List.of("admin"))
                .claim("org_id", orgId)));
    }

    @Test
    void hashesAreEqualWhenTheFeaturesFollowFromTheFacts() {
        JsonNode job = AskedJob.ended(service.operator(), PATH);

        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("kind").asText()).isEqualTo("rebuild");
        assertThat(job.get("org_id").isNull()).isTrue();
        assertThat(job.get("done").asInt()).isEqualTo(270);
        JsonNode report = job.get("result");
        assertThat(report.get("equal").asBoolean()).isTrue();
        assertThat(report.get("live_hash").asText())
                .hasSize(64)
                .isEqualTo(report.get("rebuilt_hash").asText());
        assertThat(report.get("live_rows").asInt()).isEqualTo(270);
        assertThat(report.get("rebuilt_rows").asInt()).isEqualTo(270);
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

        JsonNode report = AskedJob.result(service.operator(), PATH);

        assertThat(report.get("equal").asBoolean()).isFalse();
        assertThat(report.get("live_hash")).isNotEqualTo(report.get("rebuilt_hash"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | UPDATE features_topic_daily SET features = '{}' WHERE user_id = 'u-255'
        1 | DELETE FROM features_topic_daily WHERE user_id = 'u-99'
        1 | INSERT INTO user_ref VALUES ('zzz', 1, 'student', '학생', true, 1, false); INSERT INTO features_topic_daily VALUES ('zzz', 't', '2026-11-02', '{}')
        0 | DELETE FROM features_topic_daily WHERE user_id = 'u-265'
        """)
    void anAdminHasTheOwnOrganizationRebuiltAndSeesNothingOfAnother(int whose, String change) throws SQLException {
        service.database().update(change);

        for (int org = 1; org <= 2; org++) {
            JsonNode job = AskedJob.ended(admin(org), PATH);
            assertThat(job.get("org_id").asInt()).isEqualTo(org);
            assertThat(job.at("/result/equal").asBoolean()).as("of " + org).isEqualTo(org != whose);
            assertThat(job.at("/result/rebuilt_rows").asInt()).isEqualTo(org == 1 ? 250 : 10);
            assertThat(AskedJob.result(service.operator(), PATH + "?org_id=" + org))
                    .isEqualTo(job.get("result"));
        }
        assertThat(AskedJob.result(service.operator(), PATH).get("equal").asBoolean())
                .isFalse();
    }

    @Test
    void whenARowWasMadeDoesNotCount() throws SQLException {
        service.database()
                .update("UPDATE features_topic_daily SET updated_at = '2000-01-01', created_at = '2000-01-01'");

        assertThat(AskedJob.result(service.operator(), PATH).get("equal").asBoolean())
                .isTrue();
    }

    @Test
    void onlyAdminsAndOperatorsMayAndAnAdminForTheOwnOrganizationAlone() {
        assertThat(service.teacher().post(PATH, null).status()).isEqualTo(403);
        assertThat(service.anyone().post(PATH, null).status()).isEqualTo(401);
        assertThat(admin(1).post(PATH + "?org_id=2", null).status()).isEqualTo(404);
        assertThat(admin(1).post(PATH + "?org_id=1", null).status()).isEqualTo(202);
        assertThat(admin(1).post(PATH + "?org_id=x", null).status()).isEqualTo(400);
        assertThat(service.anyone()
                        .as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("roles", List.of("admin"))
                                .claim("org_id", null)))
                        .post(PATH, null)
                        .status())
                .isEqualTo(404);
    }
}
