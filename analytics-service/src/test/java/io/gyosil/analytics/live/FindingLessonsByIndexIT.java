package io.gyosil.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The planner's own word that the pulse of one lesson is read by index among those of a town's schools. */
@ServiceTest
class FindingLessonsByIndexIT {

    @Inject
    private AnalyticsService service;

    @BeforeAll
    void fill() throws SQLException {
        service.database().update("""
            INSERT INTO live_lesson (session_id, class_id, org_id, started_at, ended_at, end_reason)
            SELECT 's-' || s, 'c-' || s % 400, s % 40, '2026-03-02'::timestamptz + s * interval '1 minute',
                CASE WHEN s % 50 > 0 THEN '2027-03-02'::timestamptz END, CASE WHEN s % 50 > 0 THEN 'teacher' END
            FROM generate_series(1, 20000) AS s;
            INSERT INTO live_participant
            SELECT 's-' || s, 'p-' || p, 'student', '2026-03-02' FROM generate_series(1, 5000) AS s, generate_series(1, 20) AS p;
            INSERT INTO live_message
            SELECT 's-' || s, 'm-' || m, 'p-' || m % 20, 'visible', '2026-03-02'::timestamptz + s * interval '1 minute'
            FROM generate_series(1, 5000) AS s, generate_series(1, 30) AS m;
            INSERT INTO live_card
            SELECT 's-' || s, 'k-' || k, 'p', 'math', 1, '5', '2026-03-02' FROM generate_series(1, 5000) AS s, generate_series(1, 4) AS k;
            INSERT INTO live_answer
            SELECT 's-' || s, 'k-' || k, 'p-' || p, true, '2026-03-02'
            FROM generate_series(1, 5000) AS s, generate_series(1, 4) AS k, generate_series(1, 10) AS p;
            INSERT INTO classroom_ref
            SELECT 'c-' || c, c % 40, (c % 100)::text, '반 ' || c, '5', 'math', 1, false FROM generate_series(0, 399) AS c;
            ANALYZE live_lesson, live_participant, live_message, live_card, live_answer, classroom_ref;
            """);
    }

    @Test
    void thePulseOfALesson() throws SQLException {
        for (String query : List.of("lesson", "minutes", "pupils", "cards")) {
            assertThat(plan(query, Map.of("sessionId", "'s-77'")))
                    .contains("Index")
                    .doesNotContain("Seq Scan");
        }
        assertThat(plan("minutes", Map.of("sessionId", "'s-77'")))
                .containsAnyOf("ix_live_message_posted_at", "pk_live_message");
    }

    @Test
    void lessonsThatGoOnOfAnOrganizationAndOfATeacherAndTheNextPage() throws SQLException {
        String first = plan("active", Map.of("orgId", "7", "limit", "51"));
        String teachers = plan(
                "activeOf",
                Map.of(
                        "orgId",
                        "7",
                        "teacherId",
                        "'47'",
                        "afterStart",
                        "'2026-03-09'",
                        "afterId",
                        "'s-9'",
                        "limit",
                        "51"));

        for (String plan : List.of(first, teachers)) {
            assertThat(plan)
                    .contains("ix_live_lesson_active", "ix_live_message_posted_at", "pk_live_participant")
                    .doesNotContain("Seq Scan on live");
        }
    }

    private String plan(String query, Map<String, String> values) throws SQLException {
        String sql = ProductStatement.of(LessonRepository.class, query).with(values);
        return String.join("\n", service.database().column("EXPLAIN " + sql));
    }
}
