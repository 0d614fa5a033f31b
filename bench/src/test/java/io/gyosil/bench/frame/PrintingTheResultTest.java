package io.gyosil.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintingTheResultTest {

    private final Figures own = MedianAndRatioTest.figures("own", 1_200, 1_300, 1_250);
    private final Figures limit = MedianAndRatioTest.figures("limit", 2_500, 2_500, 2_500);
    private final BenchReport report = new BenchReport(
            "ingest",
            Map.of("postgres fsync", "on"),
            List.of(own, limit),
            List.of(Finding.ratio(own, limit, Aim.atLeast(0.6)), new Finding("own p99", 12.345, "ms", null)),
            List.of("It rained."));

    @Test
    void theRowForTheDocumentHasMediansFindingsAndTheDay() {
        assertThat(new Printout(report).markdown(LocalDate.parse("2026-11-20")))
                .isEqualTo("| `ingest` | own 1,250 uploads/s<br>limit 2,500 uploads/s |"
                        + " own / limit = 0.5 ×  (aim ≥ 0.6, SHORT)<br>own p99 = 12.3 ms | 2026-11-20 |");
    }

    @Test
    void peopleReadSettingsSpreadAndNotes() {
        assertThat(new Printout(report).lines())
                .contains("postgres fsync: on", "Note: It rained.")
                .anyMatch(line -> line.startsWith("own    median      1,250 uploads/s  (1,200 to 1,300, spread 8 %)"));
    }

    @Test
    void programsReadEveryRound() {
        JsonNode json = ReportFile.json(report, Instant.parse("2026-11-20T09:00:00Z"));

        assertThat(json.at("/at").asText()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(json.at("/machine/processors").asInt()).isPositive();
        assertThat(json.at("/settings/postgres fsync").asText()).isEqualTo("on");
        assertThat(json.at("/figures/0/rounds")).hasSize(3);
        assertThat(json.at("/findings/0/aim").asText()).isEqualTo("≥ 0.6");
        assertThat(json.at("/findings/0/reached").asBoolean(true)).isFalse();
        assertThat(json.at("/findings/1").has("aim")).isFalse();
    }
}
