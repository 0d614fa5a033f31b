package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.chaos.Chaos;
import io.gyosil.proving.chaos.Kill;
import io.gyosil.proving.chaos.Report;
import io.gyosil.proving.trial.LessonTrial;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        Report report = survive(30);

        assertThat(report.isClean()).as("%s", report).isTrue();
    }

    private static Report survive(int rounds) throws Exception {
        Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        Report report = new Chaos(new Chaos.Options(home, null, null, Kill.OF_A_LESSON, rounds, SEED), out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unresolved()).isZero();
        assertThat(report.lines()).hasSize(Kill.OF_A_LESSON.size()).allSatisfy(line -> assertThat(line.rounds())
                .isEqualTo(rounds));
        // Else nothing was killed that anybody needed.
        assertThat(report.felt()).hasSize(1).allSatisfy(times -> assertThat(times)
                .isPositive());
        // A message of each before and after every kill.
        assertThat(report.total().acknowledged())
                .isGreaterThanOrEqualTo((long) rounds * LessonTrial.PARTICIPANTS * Kill.OF_A_LESSON.size());
        return report;
    }
}
