package io.gyosil.models.fsrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.models.fsrs.RandomReviews.Review;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every history and all valid parameters. */
class AnyHistoryTest {

    private static final int HISTORIES = 2_000;

    @Test
    void resumingFromStoredColumnsEqualsFoldingFromTheStart() {
        forManyHistories((fsrs, history) -> {
            MemoryState folded = MemoryState.fresh(history.getFirst().at());
            MemoryState resumed = folded;
            for (Review review : history) {
                folded = fsrs.review(folded, review.rating(), review.at());
                resumed = storedAndRead(fsrs.review(resumed, review.rating(), review.at()));
            }
            assertThat(resumed).isEqualTo(folded);
        });
    }

    @Test
    void stabilityDifficultyAndRetrievabilityStayInTheirRanges() {
        forManyHistories((fsrs, history) -> {
            MemoryState state = MemoryState.fresh(history.getFirst().at());
            for (Review review : history) {
                double retrievability = fsrs.retrievability(state, review.at());
                state = fsrs.review(state, review.rating(), review.at());

                assertThat(retrievability).isBetween(0.0, 1.0);
                assertThat(state.stability()).isBetween(0.001, 36_500.0);
                assertThat(state.difficulty()).isBetween(1.0, 10.0);
            }
        });
    }

    @Test
    void dueIsAfterTheReviewAndTheReviewIsCounted() {
        forManyHistories((fsrs, history) -> {
            MemoryState state = MemoryState.fresh(history.getFirst().at());
            for (Review review : history) {
                MemoryState before = state;
                state = fsrs.review(before, review.rating(), review.at());

                boolean lapse = before.state() == State.REVIEW && review.rating() == Rating.AGAIN;
                assertThat(state.due()).isAfter(review.at());
                assertThat(state.reps()).isEqualTo(before.reps() + 1);
                assertThat(state.lapses()).isEqualTo(before.lapses() + (lapse ? 1 : 0));
            }
        });
    }

    @Test
    void aBetterRecallNeverLeavesALowerStabilityAHigherDifficultyOrAnEarlierDue() {
        forManyHistories((fsrs, history) -> {
            MemoryState state = fsrs.review(
                    MemoryState.fresh(history.getFirst().at()),
                    Rating.GOOD,
                    history.getFirst().at());
            for (Review review : history) {
                MemoryState hard = fsrs.review(state, Rating.HARD, review.at());
                MemoryState good = fsrs.review(state, Rating.GOOD, review.at());
                MemoryState easy = fsrs.review(state, Rating.EASY, review.at());

                assertThat(good.stability()).isBetween(hard.stability(), easy.stability());
                assertThat(good.difficulty()).isBetween(easy.difficulty(), hard.difficulty());
                if (state.state() == State.REVIEW) {
                    assertThat(hard.due()).isBefore(good.due());
                    assertThat(good.due()).isBefore(easy.due());
                }
                state = fsrs.review(state, review.rating(), review.at());
            }
        });
    }

    private static void forManyHistories(Property property) {
        LongStream.range(0, HISTORIES).forEach(seed -> {
            RandomReviews random = new RandomReviews(seed);
            FsrsParameters parameters = seed % 2 == 0 ? FsrsParameters.published() : random.parameters();
            property.hold(new Fsrs(parameters), random.history());
        });
    }

    /** As a database would: numbers as text, times in microseconds. */
    private static MemoryState storedAndRead(MemoryState state) {
        return new MemoryState(
                State.valueOf(state.state().name()),
                state.step(),
                Double.parseDouble(Double.toString(state.stability())),
                Double.parseDouble(Double.toString(state.difficulty())),
                state.lastReview() == null ? null : storedAndRead(state.lastReview()),
                storedAndRead(state.due()),
                state.reps(),
                state.lapses());
    }

    private static Instant storedAndRead(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond(), time.getNano() / 1_000 * 1_000L);
    }

    private interface Property {
        void hold(Fsrs fsrs, List<Review> history);
    }
}
