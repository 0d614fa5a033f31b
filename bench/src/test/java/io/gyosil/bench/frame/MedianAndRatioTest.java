package io.gyosil.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianAndRatioTest {

    @Test
    void theMedianOfFiveIsTheMiddleOneInOrderOfSize() {
        assertThat(figures("own", 50, 40, 10, 20, 1_000).median()).isEqualTo(40);
    }

    @Test
    void theMedianOfFourIsTheMeanOfTheMiddleTwo() {
        assertThat(figures("own", 40, 10, 20, 1_000).median()).isEqualTo(30);
    }

    @Test
    void theSpreadIsInPartsOfTheMedian() {
        Figures figures = figures("own", 90, 100, 120);

        assertThat(figures.least()).isEqualTo(90);
        assertThat(figures.most()).isEqualTo(120);
        assertThat(figures.spread()).isEqualTo(0.3, within(1e-12));
    }

    @Test
    void theRatioIsOfMediansNotOfBestRounds() {
        Finding ratio = Finding.ratio(figures("own", 20, 22, 900), figures("peer", 10, 11, 300), Aim.atLeast(2));

        assertThat(ratio.value()).isEqualTo(2);
        assertThat(ratio.reached()).isTrue();
    }

    @Test
    void anAimMayBeMissedOnEitherSide() {
        assertThat(new Finding("own / limit", 0.59, "×", Aim.atLeast(0.6)).reached())
                .isFalse();
        assertThat(new Finding("p99", 51, "ms", Aim.atMost(50)).reached()).isFalse();
        assertThat(new Finding("p99", 50, "ms", Aim.atMost(50)).reached()).isTrue();
    }

    @Test
    void figuresOfDifferentUnitsAreNotCompared() {
        Figures rate = figures("own", 1);
        Figures latency = new Figures("own", "ms", List.of(1.0));

        assertThatThrownBy(() -> rate.timesOf(latency)).hasMessage("uploads/s cannot be compared with ms");
    }

    @Test
    void noFigureOrNoNumberIsRefused() {
        assertThatThrownBy(() -> figures("own")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> figures("own", 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    static Figures figures(String contestant, double... rounds) {
        return new Figures(
                contestant, "uploads/s", Arrays.stream(rounds).boxed().toList());
    }
}
