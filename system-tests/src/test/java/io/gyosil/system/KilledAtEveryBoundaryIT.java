package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.dev.machine.FreePorts;
import io.gyosil.kit.fault.FaultPoint;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services that die by their own SIGKILL at each boundary of an upload's way, once (ten times with {@code --full}), while
 * viewers go on sending. A restarted one is armed for its next death at once.
 */
class KilledAtEveryBoundaryIT {

    private static final int KILLS = Boolean.getBoolean("gyosil.full") ? 10 : 1;
    private static final int VIEWERS = 3;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String VIEWER_TOKEN = "viewer-token-for-tests-of-forty-characters";

    private static final List<FaultPoint> OF_STUDY = List.of(
            FaultPoint.BEFORE_WEB_COMMIT,
            FaultPoint.AFTER_WEB_COMMIT,
            FaultPoint.BEFORE_ANSWER,
            FaultPoint.AFTER_ANSWER,
            FaultPoint.BEFORE_KAFKA_COMMIT,
            FaultPoint.AFTER_KAFKA_COMMIT,
            FaultPoint.BEFORE_OUTBOX_DELETE,
            FaultPoint.AFTER_OUTBOX_DELETE);

    private static final List<FaultPoint> OF_ANALYTICS = List.of(
            FaultPoint.BEFORE_WORKER_COMMIT,
            FaultPoint.AFTER_WORKER_COMMIT,
            FaultPoint.BEFORE_OFFSET_COMMIT,
            FaultPoint.AFTER_OFFSET_COMMIT);

    private final int studyPort = FreePorts.one();
    private final int analyticsPort = FreePorts.one();
    private final Http study = Http.at(URI.create("http://127.0.0.1:" + studyPort));
    private final Http analytics = Http.at(URI.create("http://127.0.0.1:" + analyticsPort));
    private final Random random = new Random(3);

    @TempDir
    private Path logs;

    @Test
    void nothingIsLostAndNothingCountsTwice() throws Exception {
        try (RestlessViewers viewers = new RestlessViewers(study.as(VIEWER_TOKEN), VIEWERS)) {
            publish(viewers.learners());
            viewers.start();
            CompletableFuture<Void> analyticsKilled = CompletableFuture.runAsync(this::killAnalytics);
            killStudy();
            analyticsKilled.join();
            try (ServiceProcess lastStudy = study(Map.of());
                    ServiceProcess lastAnalytics = analytics(Map.of("micronaut.server.port", analyticsPort))) {
                viewers.stop();
                assertEnd(viewers);
            }
        }
    }

    private void publish(List<String> learners) {
        try (ServiceProcess unarmed = study(Map.of())) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> study.get("/health/readiness").status() == 200);
            Quizzes.publish(study.as(TestTokens.of("teacher", "t-1")), "boundaries", 6, learners);
        }
    }

    private void killStudy() {
        for (int kill = 0; kill < KILLS; kill++) {
            for (FaultPoint point : OF_STUDY) {
                study(armed(point)).awaitKilled("study at " + point);
            }
        }
    }

    /** All points at the same time, since the group waits 8 s for each dead member. */
    private void killAnalytics() {
        for (int kill = 0; kill < KILLS; kill++) {
            Map<FaultPoint, ServiceProcess> replicas = new HashMap<>();
            OF_ANALYTICS.forEach(point -> replicas.put(point, analytics(armed(point))));
            replicas.forEach((point, replica) -> replica.awaitKilled("analytics at " + point));
        }
    }

    private void assertEnd(RestlessViewers viewers) throws Exception {
        EndState end = new EndState(viewers.ledger());
        Instant stopped = Instant.now();
        // In the order of the way, so that what is lost is named where it was lost.
        end.assertThatStudyHasWhatWasSentAndNothingElse();
        await().atMost(SOON).until(end::isOutboxEmpty);
        int repeated = end.assertThatTheTopicTellsEachSession();
        await().atMost(SOON).until(end::hasAllFacts);
        Duration drained = Duration.between(stopped, Instant.now());
        end.assertThatFactsAreTheStudyLog();
        Http.Answer rebuilt = analytics.as(TestTokens.of("admin", "a-1")).post("/api/analytics/rebuild", null);
        assertThat(rebuilt.json().get("equal").asBoolean()).as(rebuilt.text()).isTrue();

        int resent = (int) viewers.ledger().values().stream()
                .filter(entry -> entry.answer().status() == 200)
                .count();
        System.out.printf(
                "%d kills at each of %d boundaries: %d uploads acknowledged, %d of them at a resend, 0 lost, 0 doubled;"
                        + " %d events sent again; drained after %d ms%n",
                KILLS,
                OF_STUDY.size() + OF_ANALYTICS.size(),
                viewers.ledger().size(),
                resent,
                repeated,
                drained.toMillis());
        assertThat(resent).as("answers lost after the commit").isGreaterThanOrEqualTo(2 * KILLS);
        assertThat(repeated).as("events sent and not deleted").isGreaterThanOrEqualTo(2 * KILLS);
    }

    private Map<String, Object> armed(FaultPoint point) {
        return Map.of(
                "gyosil.environment", "test",
                "gyosil.fault.kill-at", point.name(),
                "gyosil.fault.after", random.nextInt(8));
    }

    private ServiceProcess study(Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(changes);
        settings.put("micronaut.server.port", studyPort);
        settings.put("gyosil.upload.ingest-enabled", true);
        settings.put("gyosil.upload.viewer-token", VIEWER_TOKEN);
        return ServiceProcess.start("study", settings, logs.resolve("study.log"));
    }

    private ServiceProcess analytics(Map<String, Object> changes) {
        return ServiceProcess.start("analytics", changes, logs.resolve("analytics.log"));
    }
}
