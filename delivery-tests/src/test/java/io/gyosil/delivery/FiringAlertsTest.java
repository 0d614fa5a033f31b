package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gyosil.delivery.MonitoringFiles.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every alert is quiet while all is well and fires when it is not, on series that are made up: {@code alert-cases.yml}. */
class FiringAlertsTest {

    private static final String CASES = text("alert-cases.yml");

    @Test
    void everyAlertHasACaseInWhichItIsQuietAndInWhichItFires() {
        assertThat(MonitoringFiles.alerts()).extracting(Rule::name).allSatisfy(name -> assertThat(CASES)
                .contains("'ALERTS{alertname=\"" + name + "\"}'")
                .contains("'count(ALERTS{alertname=\"" + name + "\", alertstate=\"firing\"})'"));
    }

    @Test
    void everyCaseComesOutAsItSays(@TempDir Path folder) throws Exception {
        assumeThat(PrometheusPrograms.find("promtool"))
                .as("promtool is not on the PATH; Debian has it in its package prometheus")
                .isPresent();
        Files.copy(MonitoringFiles.ALERTS, folder.resolve("alerts.yml"));
        Path cases = Files.writeString(folder.resolve("alert-cases.yml"), CASES);

        assertThat(PrometheusPrograms.run(
                        "promtool",
                        "check",
                        "rules",
                        folder.resolve("alerts.yml").toString()))
                .contains("SUCCESS");
        assertThat(PrometheusPrograms.run("promtool", "test", "rules", cases.toString()))
                .contains("SUCCESS");
    }

    private static String text(String name) {
        try (var resource = FiringAlertsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
