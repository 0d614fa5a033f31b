package io.gyosil.models.fsrs;

import static io.gyosil.models.fsrs.Rating.AGAIN;
import static io.gyosil.models.fsrs.Rating.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example that the FSRS-6 implementations publish and test themselves against. */
class PublishedIntervalsTest {

    @Test
    void eachAnswerWhenDueGivesThePublishedIntervals() {
        List<Rating> ratings = List.of(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD);
        Fsrs fsrs = new Fsrs(FsrsParameters.published());
        MemoryState state = MemoryState.fresh(Instant.parse("2022-12-29T12:30:00Z"));

        List<Integer> intervals = new ArrayList<>();
        for (Rating rating : ratings) {
            state = fsrs.review(state, rating, state.due());
            intervals.add(state.intervalDays());
        }

        assertThat(intervals).containsExactly(0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21);
    }
}
