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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * During a lesson either replica of the session service, Kafka and PostgreSQL are killed, once each or 30 times, on a stack
 * of its own.
 */
class SurvivingKillsInALessonIT {

    private static final long SEED = 5;

    @Test
    @Tag("heavy")
    @Tag("lesson-kills")
    @Tag("small")
    void whatWasAcknowledgedIsInEverybodysHistoryOnceAndInOneOrder() throws Exception {
        survive(1);
    }

    @Test
    @Tag("full")
    void itIsSoAfterThirtyKillsOfEachAndSoon() throws Exception {
        SessionReport report = survive(30);

        assertThat(report.isClean()).as("%s", report).isTrue();
    }

    private static SessionReport survive(int rounds) throws Exception {
        Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        SessionReport report =
                new SessionChaos(new Chaos.Options(home, null, null, List.of(), rounds, SEED), out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unresolved()).isZero();
        assertThat(report.outages())
                .hasSize(SessionKill.values().length)
                .allSatisfy((kill, outages) -> assertThat(outages).hasSize(rounds));
        // Else nothing was killed that anybody needed.
        assertThat(report.connections()).isGreaterThan(report.participants());
        // A message of each before and after every kill.
        assertThat(report.acknowledged())
                .isGreaterThanOrEqualTo(rounds * report.participants() * SessionKill.values().length);
        return report;
    }
}
