package io.gyosil.analytics.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartingWithoutRostersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void aServiceThatHasJustStartedIsNotReadyUntilItKnowsWhoIsWhoOrHasWaitedLongEnough() {
        // Nothing answers at this address.
        Map<String, Object> alone = Map.of("gyosil.kafka.bootstrap-servers", "127.0.0.1:1");
        try (AnalyticsService cutOff = AnalyticsService.on("analytics_unready", alone)) {
            assertThat(readiness(cutOff)).isEqualTo(503);
            await().atMost(PATIENCE.plusSeconds(5)).until(() -> readiness(cutOff) == 200);
        }
    }

    @Test
    void itIsReadyWhenItKnows() {
        try (AnalyticsService service = AnalyticsService.on("analytics_ready", Map.of())) {
            service.awaitRosters();
            assertThat(readiness(service)).isEqualTo(200);
        }
    }

    private static int readiness(AnalyticsService service) {
        return service.anyone().get("/health/readiness").status();
    }
}
