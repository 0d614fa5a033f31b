package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.Chaos;
import io.gyosil.proving.ChaosReport;
import io.gyosil.proving.Kill;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
        ChaosReport report = survive(50);

        assertThat(report.drain().isInTime()).as("%s", report.drain()).isTrue();
    }

    private static ChaosReport survive(int rounds) throws Exception {
        Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        ChaosReport report =
                new Chaos(new Chaos.Options(home, null, null, List.of(Kill.values()), rounds, SEED), out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.unresolved()).isZero();
        assertThat(report.drain().complete()).as("%s", report.drain()).isTrue();
        assertThat(report.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.rounds()).isEqualTo(rounds);
            assertThat(line.acknowledged()).isPositive();
        });
        // Else nothing was killed that anybody needed.
        assertThat(report.traffic().withoutAnswer()).isPositive();
        return report;
    }
}
