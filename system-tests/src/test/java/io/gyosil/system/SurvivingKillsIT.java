package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.chaos.Chaos;
import io.gyosil.proving.chaos.Kill;
import io.gyosil.proving.chaos.Report;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each process is killed under load, on a stack of its own: once, or 50 times. */
class SurvivingKillsIT {

    private static final long SEED = 3;

    @Test
    @Tag("heavy")
    @Tag("kills")
    @Tag("small")
    void whatWasAcknowledgedIsThereOnceAndAsItWasSent() throws Exception {
        survive(1);
    }

    @Test
    @Tag("full")
    void itIsSoAfterFiftyKillsOfEachAndSoon() throws Exception {
        Report report = survive(50);

        assertThat(report.drain().isInTime()).as("%s", report.drain()).isTrue();
    }

    private static Report survive(int rounds) throws Exception {
        Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        Report report = new Chaos(new Chaos.Options(home, null, null, Kill.OF_UPLOADS, rounds, SEED), out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unresolved()).isZero();
        assertThat(report.drain().complete()).as("%s", report.drain()).isTrue();
        assertThat(report.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.rounds()).isEqualTo(rounds);
            assertThat(line.acknowledged()).isPositive();
        });
        // Else nothing was killed that anybody needed.
        assertThat(report.felt()).hasSize(1).allSatisfy(times -> assertThat(times)
                .isPositive());
        return report;
    }
}
