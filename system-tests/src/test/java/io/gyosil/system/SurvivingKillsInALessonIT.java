package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.Chaos;
import io.gyosil.proving.SessionChaos;
import io.gyosil.proving.SessionKill;
import io.gyosil.proving.SessionReport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * During a lesson either replica of the session service, Kafka and PostgreSQL are killed, once each (30 times with {@code
 * --full}), on a stack of its own.
 */
class SurvivingKillsInALessonIT {

    private static final int ROUNDS = Boolean.getBoolean("gyosil.full") ? 30 : 1;
    private static final long SEED = 5;

    @Test
    void whatWasAcknowledgedIsInEverybodysHistoryOnceAndInOneOrder() throws Exception {
        Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        SessionReport report =
                new SessionChaos(new Chaos.Options(home, null, null, List.of(), ROUNDS, SEED), out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).as("%s", report).isTrue();
        assertThat(report.outages())
                .hasSize(SessionKill.values().length)
                .allSatisfy((kill, outages) -> assertThat(outages).hasSize(ROUNDS));
        // Else nothing was killed that anybody needed.
        assertThat(report.connections()).isGreaterThan(report.participants());
        assertThat(report.acknowledged()).isGreaterThan(100);
    }
}
