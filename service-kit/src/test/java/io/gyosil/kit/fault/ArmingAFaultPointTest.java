package io.gyosil.kit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.GyosilService;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmingAFaultPointTest {

    @Test
    void serviceThatIsToldToDieAndNotThatItIsInATestDoesNotStart() {
        assertThatThrownBy(() -> start(Map.of("gyosil.fault.kill-at", "AFTER_ANSWER")))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gyosil.fault.kill-at makes this service kill itself")
                .hasMessageContaining("set gyosil.environment to test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "production", "Test", "testing", "true"})
    void nothingButTestIsATest(String environment) {
        assertThatThrownBy(() -> new FaultPoints(new FaultSettings("AFTER_ANSWER", 0), environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for tests alone");
    }

    @Test
    void pointThatThereIsNotIsRefusedByName() {
        assertThatThrownBy(() -> new FaultPoints(new FaultSettings("AFTER_LUNCH", 0), "test"))
                .hasMessageStartingWith("gyosil.fault.kill-at is AFTER_LUNCH, not one of [BEFORE_WEB_COMMIT, ");
    }

    @Test
    void pointCannotBePassedLessThanNever() {
        assertThatThrownBy(() -> new FaultPoints(new FaultSettings("AFTER_ANSWER", -1), "test"))
                .hasMessage("gyosil.fault.after is -1; it is how often the point is passed, from 0.");
    }

    /** This test ends with its JVM if a point is deadly. */
    @ParameterizedTest
    @EnumSource
    void processPassesEveryPointThatIsNotArmed(FaultPoint point) {
        FaultPoint other = FaultPoint.values()[(point.ordinal() + 1) % FaultPoint.values().length];
        FaultPoints armedElsewhere = new FaultPoints(new FaultSettings(other.name(), 0), "test");
        FaultPoints armedLater = new FaultPoints(new FaultSettings(point.name(), 3), "test");
        FaultPoints off = new FaultPoints(new FaultSettings("", 0), "");

        for (int i = 0; i < 3; i++) {
            armedElsewhere.reach(point);
            armedLater.reach(point);
            off.reach(point);
        }
        assertThat(FaultPoints.none()).isNotNull();
    }

    /** Nothing listens where it would look for a database: it does not come to that. */
    private static void start(Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(changes);
        settings.put("gyosil.database.service", "nowhere");
        settings.put("gyosil.database.jdbc-url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        settings.put("gyosil.tokens.jwks", "file:/nowhere");
        settings.put("gyosil.database.owner-password", "x");
        settings.put("gyosil.database.web-password", "x");
        settings.put("gyosil.database.worker-password", "x");
        try (ApplicationContext started =
                GyosilService.contextBuilder().properties(settings).start()) {
            assertThat(started.isRunning()).isTrue();
        }
    }
}
