package io.gyosil.analytics.feature;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.AskedJob;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organization whose time zone changes: its days are those of the new one. */
@ServiceTest
class DatingFactsAnewIT {

    private static final long ORG = 7;
    private static final String SEOUL = "Asia/Seoul";
    private static final String NEW_YORK = "America/New_York";

    /** Facts of the organization that count on another day than its zone says, and features that do not follow. */
    private static final String WRONG = """
        SELECT count(*) FROM attempt_fact
        WHERE date <> (answered_at AT TIME ZONE CASE WHEN org_id = 7 THEN '%s' ELSE 'Asia/Seoul' END)::date
        """;

    @Inject
    private AnalyticsService service;

    @Inject
    private ProjectFacts projection;

    @BeforeEach
    void empty() throws SQLException {
        // The last step of a job of the test before holds some of these tables and waits for the others.
        await().atMost(SOON).until(() -> service.database()
                .column("SELECT id FROM job WHERE state NOT IN ('done', 'failed')")
                .isEmpty());
        service.database()
                .update("TRUNCATE job, attempt_fact, features_topic_daily, organization_day, organization_ref");
    }

    private void zone(String zone) throws SQLException {
        service.database().update("""
            INSERT INTO organization_ref (org_id, name, type, time_zone, version, removed)
            VALUES (7, '학교', 'school', '%s', 1, false)
            ON CONFLICT (org_id) DO UPDATE SET time_zone = excluded.time_zone
            """.formatted(zone));
    }

    private static AttemptFact fact(@Nullable Long orgId, String session, int position, String user, Instant at) {
        return new AttemptFact(
                session, position, at, orgId, user, "t", "i-" + position, "correct", 1_000, "study", session, 1);
    }

    /** One learner's answers, one every five hours, so that zones split them into days differently. */
    private static List<AttemptFact> quiz(@Nullable Long orgId, String user, Instant start, int answers) {
        List<AttemptFact> facts = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            facts.add(fact(orgId, "s-" + user, i, user, start.plus(Duration.ofHours(5L * i))));
        }
        return facts;
    }

    private List<String> days(String user) throws SQLException {
        return service.database()
                .column("SELECT date || ' ' || (features ->> 'attempts') FROM features_topic_daily WHERE user_id = '"
                        + user + "' ORDER BY date");
    }

    private void awaitDated(String zone) {
        await().atMost(SOON).until(() -> service.database()
                .column("SELECT time_zone || is_changing FROM organization_day WHERE org_id = 7")
                .equals(List.of(zone + "false")));
    }

    private void assertRight(String zone) throws SQLException {
        assertThat(service.database().column(WRONG.formatted(zone))).containsExactly("0");
        assertThat(AskedJob.result(service.operator(), "/api/analytics/rebuild")
                        .get("equal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theDaysAreThoseOfTheNewZoneAndThoseOfOthersStay() throws SQLException {
        // 09:00 and 11:00 in New York; 23:00 and 01:00 in Seoul.
        Instant nine = Instant.parse("2026-11-02T14:00:00Z");
        zone(SEOUL);
        for (String user : List.of("u-7", "u-8", "u-null")) {
            Long orgId = user.equals("u-null") ? null : Long.valueOf(user.substring(2));
            projection.project(List.of(List.of(
                    fact(orgId, "s-" + user, 0, user, nine),
                    fact(orgId, "s-" + user, 1, user, nine.plus(Duration.ofHours(2))))));
            assertThat(days(user)).containsExactly("2026-11-02 1", "2026-11-03 1");
        }

        zone(NEW_YORK);

        awaitDated(NEW_YORK);
        assertThat(days("u-7")).containsExactly("2026-11-02 2");
        assertThat(days("u-8")).containsExactly("2026-11-02 1", "2026-11-03 1");
        assertThat(days("u-null")).containsExactly("2026-11-02 1", "2026-11-03 1");
        assertRight(NEW_YORK);
        zone(SEOUL);
        awaitDated(SEOUL);
        assertThat(days("u-7")).containsExactly("2026-11-02 1", "2026-11-03 1");
        assertRight(SEOUL);
    }

    @Test
    void factsThatComeMeanwhileAndAZoneThatChangesTwiceEndInTheDaysOfTheLast() throws Exception {
        Instant start = Instant.parse("2026-03-01T01:30:00Z");
        zone(SEOUL);
        for (int i = 0; i < 60; i++) {
            projection.project(List.of(quiz(ORG, "before-" + i, start.plus(Duration.ofHours(i)), 40)));
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger stored = new AtomicInteger();
        try (ExecutorService consumers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (int consumer = 0; consumer < 2; consumer++) {
                String name = "c" + consumer + "-";
                both.add(consumers.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        // Now of somebody new, now of one whose days are moved, and some of it again.
                        String user = i % 2 == 0 ? name + i : "before-" + i % 60;
                        Instant at = start.plus(Duration.ofMinutes(97L * i));
                        List<AttemptFact> quiz = List.of(
                                fact(ORG, name + i, 0, user, at),
                                fact(ORG, name + i, 1, user, at.plus(Duration.ofHours(9))));
                        projection.project(List.of(quiz));
                        projection.project(List.of(quiz));
                        stored.addAndGet(2);
                    }
                }));
            }
            zone(NEW_YORK);
            await().atMost(SOON).until(() -> service.database()
                    .column("SELECT 1 FROM organization_day WHERE time_zone = 'America/New_York'")
                    .equals(List.of("1")));
            int before = stored.get();
            zone("Asia/Kolkata");
            awaitDated("Asia/Kolkata");
            await().atMost(SOON).until(() -> stored.get() > before);
            over.set(true);
            for (Future<?> one : both) {
                one.get();
            }
        }

        assertThat(service.database().column("SELECT count(*) FROM attempt_fact"))
                .containsExactly(Integer.toString(60 * 40 + stored.get()));
        assertRight("Asia/Kolkata");
    }

    @Test
    void aJobThatWasLeftIsAskedForAgain() throws SQLException {
        zone(SEOUL);
        projection.project(List.of(quiz(ORG, "left", Instant.parse("2026-11-02T14:00:00Z"), 3)));
        assertThat(days("left")).containsExactly("2026-11-02 1", "2026-11-03 2");
        // As after a failure in the middle, half an hour ago.
        service.database().update("""
            UPDATE organization_ref SET time_zone = 'America/New_York';
            UPDATE organization_day SET time_zone = 'America/New_York', is_changing = true;
            INSERT INTO job (id, kind, org_id, state, params, created_at, finished_at)
            VALUES (gen_random_uuid(), 'date-facts-anew', 7, 'failed', '{}', now() - interval '1 hour',
                now() - interval '30 minutes')
            """);

        awaitDated(NEW_YORK);

        assertThat(days("left")).containsExactly("2026-11-02 3");
        assertRight(NEW_YORK);
    }
}
