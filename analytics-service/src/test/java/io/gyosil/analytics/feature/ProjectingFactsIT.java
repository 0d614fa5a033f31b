package io.gyosil.analytics.feature;

import static io.gyosil.analytics.feature.Facts.fact;
import static io.gyosil.analytics.feature.Facts.session;
import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.GyosilSettings;
import io.gyosil.kit.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProjectingFactsIT {

    private static final Instant NOON = Instant.parse("2026-11-02T03:00:00Z");
    private static final int ROUNDS = 40;

    @Inject
    private AnalyticsService service;

    private ProjectFacts projection() {
        return service.bean(ProjectFacts.class);
    }

    private String features(String user) throws SQLException {
        return String.join(
                "\n",
                service.database()
                        .column("SELECT topic_id || date || features FROM features_topic_daily WHERE user_id = '" + user
                                + "' ORDER BY topic_id, date"));
    }

    @Test
    void duplicatesAndAnyOrderEndInTheSameFeatures() throws SQLException {
        List<List<AttemptFact>> quizzes = new ArrayList<>();
        for (int quiz = 0; quiz < 12; quiz++) {
            // Two at a time share the moment, so that only their names order them.
            quizzes.add(
                    session("quiz-" + quiz, "order", "t-" + quiz % 2, NOON.plus(Duration.ofHours(quiz / 2)), "cwcuc"));
        }
        projection().project(quizzes);
        String expected = features("order");
        Random random = new Random(1);
        for (int round = 0; round < 10; round++) {
            service.database().update("DELETE FROM features_topic_daily WHERE user_id = 'order'");
            service.database().update("DELETE FROM attempt_fact WHERE user_id = 'order'");
            List<List<AttemptFact>> shuffled = new ArrayList<>(quizzes);
            shuffled.addAll(quizzes.subList(0, 5));
            Collections.shuffle(shuffled, random);
            for (List<AttemptFact> quiz : shuffled) {
                projection().project(List.of(quiz));
            }

            assertThat(features("order")).isEqualTo(expected);
        }
        assertThat(expected).contains("\"attempts\": 30").contains("2026-11-02");
    }

    @Test
    void aNewerVersionOfAFactReplacesAnOlderAndNeverTheOtherWayRound() throws SQLException {
        AttemptFact wrong = fact("s-version", 0, "version", "t", NOON, "a", "wrong");
        AttemptFact regraded = version(wrong, "correct", 2);

        projection().project(List.of(List.of(wrong)));
        projection().project(List.of(List.of(regraded)));
        projection().project(List.of(List.of(wrong)));

        assertThat(features("version")).contains("\"correct\": 1").contains("\"attempts\": 1");
    }

    private AttemptFact version(AttemptFact fact, String outcome, int version) {
        return new AttemptFact(
                fact.sessionId(),
                fact.position(),
                fact.answeredAt(),
                fact.orgId(),
                fact.userId(),
                fact.topicId(),
                fact.itemId(),
                outcome,
                fact.responseTimeMs(),
                fact.source(),
                fact.origin(),
                version);
    }

    @Test
    void twoConsumersAtOnceLoseNoFactFromTheFeature() throws Exception {
        assertThat(daysThatMissAFact("locked", service.bean(FeatureLocks.class)))
                .isZero();
    }

    @Test
    void withoutTheLockFactsGetLostSoTheTestAboveCanFail() throws Exception {
        FeatureLocks none = new Unlocked(service.bean(FactRepository.class));
        int missed = 0;
        // Whether two meet is chance.
        for (int i = 0; i < 20 && missed == 0; i++) {
            missed = daysThatMissAFact("unlocked-" + i, none);
        }

        assertThat(missed).isPositive();
    }

    @Test
    void consumerOfVeryManyKeysAndOneOfAFewWaitForEachOther() throws Exception {
        List<FeatureKey> few = List.of(new FeatureKey("few", "t", LocalDate.of(2026, 11, 2)));
        List<FeatureKey> many = IntStream.range(0, 3_000)
                .mapToObj(i -> new FeatureKey("many-" + i, "t", LocalDate.of(2026, 11, 2)))
                .toList();

        assertThat(waits(many, few, 500)).isTrue();
        assertThat(waits(few, many, 500)).isTrue();
        assertThat(waits(few, many.subList(0, 10), 20_000)).isFalse();
    }

    /** Whether who locks the second keys has not done so after a while, because another has locked the first. */
    private boolean waits(List<FeatureKey> first, List<FeatureKey> second, int millis) throws Exception {
        FeatureLocks locks = service.bean(FeatureLocks.class);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> locked = service.inTransaction(() -> {
                locks.take(first);
                Future<?> attempt = other.submit(() -> service.inTransaction(() -> {
                    locks.take(second);
                    return null;
                }));
                try {
                    attempt.get(millis, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillWaiting) {
                    return attempt;
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
                return null;
            });
            if (locked == null) {
                return false;
            }
            locked.get(SOON.toSeconds(), TimeUnit.SECONDS);
            return true;
        }
    }

    /** Two consumers take one fact each of the same learner, topic and day, at the same moment, many times. */
    private int daysThatMissAFact(String user, FeatureLocks locks) throws Exception {
        ProjectFacts projection = new ProjectFacts(
                service.bean(FactRepository.class),
                locks,
                service.bean(OrganizationDayRepository.class),
                service.bean(GyosilSettings.class));
        try (ExecutorService consumers = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Instant day = NOON.plus(Duration.ofDays(round));
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<?>> both = new ArrayList<>();
                for (int consumer = 0; consumer < 2; consumer++) {
                    List<AttemptFact> own = session(user + consumer + round, user, "t", day, "c");
                    both.add(consumers.submit(() -> {
                        together.await();
                        return service.inTransaction(() -> {
                            projection.project(List.of(own));
                            return null;
                        });
                    }));
                }
                for (Future<?> one : both) {
                    one.get();
                }
            }
        }
        return Integer.parseInt(service.database()
                .column("SELECT " + ROUNDS + " - count(*) FROM features_topic_daily WHERE user_id = '" + user
                        + "' AND (features ->> 'attempts')::int = 2")
                .getFirst());
    }

    /** Locks that lock nothing. */
    private static final class Unlocked extends FeatureLocks {

        Unlocked(FactRepository facts) {
            super(facts);
        }

        @Override
        void take(Collection<FeatureKey> keys) {}
    }
}
