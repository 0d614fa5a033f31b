package io.gyosil.bench.fsrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingCardsTest {

    @Test
    void theLastBitOfADoubleDoesNotCount() {
        assertThat(hash(12.3456789, 5)).isEqualTo(hash(Math.nextUp(12.3456789), 5));
    }

    @Test
    void theSixthDecimalCounts() {
        assertThat(hash(12.345678, 5)).isNotEqualTo(hash(12.345679, 5));
    }

    @Test
    void aLapseCounts() {
        assertThat(hash(12.3, 5)).isNotEqualTo(hash(12.3, 6));
    }

    @Test
    void ourPlayIsWhatItsStatesSay() {
        Histories histories = Histories.of(20, 10);
        try (OwnFsrs own = new OwnFsrs(histories)) {
            own.oneRound(0);
            String once = own.state();
            own.oneRound(1);

            assertThat(own.state()).isEqualTo(once);
        }
    }

    private static String hash(double stability, int lapses) {
        return CardStates.hashOf(List.of(stability + " 6.5 1767225600000 2 9 " + lapses));
    }
}
