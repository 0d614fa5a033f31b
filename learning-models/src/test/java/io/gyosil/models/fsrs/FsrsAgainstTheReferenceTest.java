package io.gyosil.models.fsrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories as ts-fsrs schedules them; README.md beside the fixture says how they were made. */
class FsrsAgainstTheReferenceTest {

    private static final Offset<Double> TOLERANCE = within(1e-8);

    private static final List<Double> OTHER_WEIGHTS = List.of(
            0.05,
            0.9,
            3.123456789,
            12.5,
            7.1,
            0.6,
            2.2,
            0.05,
            1.4,
            0.12,
            1.1,
            1.9,
            0.11,
            0.31,
            1.2,
            0.3,
            2.6,
            1.9,
            0.7,
            0.12,
            0.35);

    private static final Map<String, FsrsParameters> PARAMETERS = Map.of(
            "published", FsrsParameters.published(),
            "day-steps", new FsrsParameters(OTHER_WEIGHTS, 0.8, 365, steps("PT5M", "P1D", "P3D"), steps("PT8M", "P2D")),
            "no-steps", new FsrsParameters(OTHER_WEIGHTS, 0.95, 1_000, List.of(), List.of()),
            "many-relearning-steps",
                    new FsrsParameters(
                            FsrsParameters.published().weights(),
                            0.9,
                            36_500,
                            steps("PT7M"),
                            steps("PT2M", "PT10M", "PT3H", "P2D")));

    private static final Map<String, Map<String, List<Row>>> HISTORIES = read();

    @ParameterizedTest
    @ValueSource(strings = {"published", "day-steps", "no-steps", "many-relearning-steps"})
    void everyReviewOfEveryHistoryComesOutTheSame(String parameters) {
        Fsrs fsrs = new Fsrs(Objects.requireNonNull(PARAMETERS.get(parameters)));

        historiesWith(parameters).values().forEach(history -> follow(fsrs, history));
    }

    @Test
    void aThousandHistoriesHaveThePublishedParameters() {
        assertThat(historiesWith("published")).hasSize(1_000);
        assertThat(historiesWith("published").values())
                .allSatisfy(history -> assertThat(history).hasSizeBetween(5, 15));
    }

    private static void follow(Fsrs fsrs, List<Row> history) {
        MemoryState state = MemoryState.fresh(history.getFirst().at());
        for (Row expected : history) {
            double retrievability = fsrs.retrievability(state, expected.at());
            state = fsrs.review(state, expected.rating(), expected.at());

            MemoryState after = expected.after();
            assertThat(retrievability)
                    .as("retrievability before %s", expected)
                    .isCloseTo(expected.retrievabilityBefore(), TOLERANCE);
            assertThat(state.stability()).as("stability of %s", expected).isCloseTo(after.stability(), TOLERANCE);
            assertThat(state.difficulty()).as("difficulty of %s", expected).isCloseTo(after.difficulty(), TOLERANCE);
            assertThat(state.intervalDays()).as("interval of %s", expected).isEqualTo(expected.intervalDays());
            assertThat(state)
                    .usingRecursiveComparison()
                    .ignoringFields("stability", "difficulty")
                    .isEqualTo(after);
        }
    }

    private static Map<String, List<Row>> historiesWith(String parameters) {
        return Objects.requireNonNull(HISTORIES.get(parameters));
    }

    private static Map<String, Map<String, List<Row>>> read() {
        try (InputStream file = FsrsAgainstTheReferenceTest.class.getResourceAsStream("histories.csv.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(Row::parse)
                    .collect(Collectors.groupingBy(
                            Row::parameters,
                            Collectors.groupingBy(Row::history, LinkedHashMap::new, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Duration> steps(String... steps) {
        return List.of(steps).stream().map(Duration::parse).toList();
    }

    /** One review and what the reference made of it. */
    private record Row(
            String parameters,
            String history,
            Rating rating,
            Instant at,
            MemoryState after,
            int intervalDays,
            double retrievabilityBefore) {

        static Row parse(String line) {
            String[] cells = line.split(",");
            Instant at = Instant.ofEpochMilli(Long.parseLong(cells[3]));
            MemoryState after = new MemoryState(
                    State.values()[Integer.parseInt(cells[4])],
                    Integer.parseInt(cells[5]),
                    Double.parseDouble(cells[6]),
                    Double.parseDouble(cells[7]),
                    at,
                    Instant.ofEpochMilli(Long.parseLong(cells[8])),
                    Integer.parseInt(cells[10]),
                    Integer.parseInt(cells[11]));
            return new Row(
                    cells[0],
                    cells[1],
                    Rating.values()[Integer.parseInt(cells[2]) - 1],
                    at,
                    after,
                    Integer.parseInt(cells[9]),
                    Double.parseDouble(cells[12]));
        }
    }
}
