package io.gyosil.models.fsrs;

import static io.gyosil.models.fsrs.Rating.AGAIN;
import static io.gyosil.models.fsrs.Rating.EASY;
import static io.gyosil.models.fsrs.Rating.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Midnights, clocks that disagree, and parameters that change between reviews. */
class ReviewTimesTest {

    private static final Instant EVENING = Instant.parse("2026-03-01T23:59:00Z");

    private final Fsrs fsrs = new Fsrs(FsrsParameters.published());
    private final MemoryState known = fsrs.review(MemoryState.fresh(EVENING), EASY, EVENING);

    @Test
    void twoMinutesOverUtcMidnightAreADayForAReview() {
        Instant later = EVENING.plus(Duration.ofMinutes(2));

        assertThat(fsrs.review(known, AGAIN, later)).isNotEqualTo(fsrs.review(known, AGAIN, EVENING));
        assertThat(fsrs.review(known, AGAIN, later).stability())
                .isEqualTo(fsrs.review(known, AGAIN, later.plus(Duration.ofHours(23)))
                        .stability());
    }

    @Test
    void midnightsBefore1970AreMidnightsToo() {
        Instant lastMinuteOf1969 = Instant.ofEpochSecond(-60);
        MemoryState old = fsrs.review(MemoryState.fresh(lastMinuteOf1969), EASY, lastMinuteOf1969);

        assertThat(fsrs.review(old, GOOD, Instant.ofEpochSecond(60)).stability())
                .isEqualTo(fsrs.review(old, GOOD, Instant.ofEpochSecond(86_399)).stability())
                .isGreaterThan(old.stability());
    }

    @Test
    void retrievabilityFallsAfterFullDaysOnly() {
        assertThat(fsrs.retrievability(known, EVENING.plus(Duration.ofMinutes(1_439))))
                .isEqualTo(1);
        assertThat(fsrs.retrievability(known, EVENING.plus(Duration.ofMinutes(1_440))))
                .isLessThan(1);
    }

    @Test
    void recallIsNinetyPercentLikelyWhenStabilityHasPassed() {
        MemoryState state = new MemoryState(State.REVIEW, 0, 20, 5, EVENING, EVENING, 3, 0);

        assertThat(fsrs.retrievability(state, EVENING.plus(Duration.ofDays(20))))
                .isEqualTo(0.9);
    }

    @Test
    void stabilityCountsToEightDecimalsInRetrievability() {
        MemoryState tenDecimals = new MemoryState(State.REVIEW, 0, 0.1000000049, 5, EVENING, EVENING, 1, 0);
        MemoryState rounded = new MemoryState(State.REVIEW, 0, 0.1, 5, EVENING, EVENING, 1, 0);

        assertThat(IntStream.rangeClosed(1, 50).mapToObj(days -> EVENING.plus(Duration.ofDays(days))))
                .allSatisfy(at ->
                        assertThat(fsrs.retrievability(tenDecimals, at)).isEqualTo(fsrs.retrievability(rounded, at)));
    }

    @Test
    void aNewQuestionIsNotRecalled() {
        assertThat(fsrs.retrievability(MemoryState.fresh(EVENING), EVENING)).isZero();
    }

    @Test
    void aReviewBeforeTheLastOneCountsAsTheSameDay() {
        Instant yearsBefore = EVENING.minus(Duration.ofDays(4_000));

        MemoryState state = fsrs.review(known, GOOD, yearsBefore);

        MemoryState sameTime = fsrs.review(known, GOOD, EVENING);
        assertThat(state.stability()).isEqualTo(sameTime.stability());
        assertThat(state.intervalDays()).isEqualTo(sameTime.intervalDays());
        assertThat(state.lastReview()).isEqualTo(yearsBefore);
        assertThat(state.due()).isEqualTo(yearsBefore.plus(Duration.ofDays(state.intervalDays())));
        assertThat(fsrs.retrievability(known, yearsBefore)).isEqualTo(1);
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        MemoryState state = fsrs.review(known, GOOD, Instant.parse("2026-03-09T08:00:00.123456789Z"));

        assertThat(state.lastReview()).isEqualTo(Instant.parse("2026-03-09T08:00:00.123456Z"));
        assertThat(state.due().getNano()).isEqualTo(123_456_000);
    }

    @Test
    void aStepThatTheListNoLongerHasGoesToReview() {
        MemoryState onLostStep = new MemoryState(State.LEARNING, 2, 2.3, 5, EVENING, EVENING, 3, 0);

        assertThat(List.of(Rating.values())).allSatisfy(rating -> assertThat(fsrs.review(onLostStep, rating, EVENING))
                .extracting(MemoryState::state, MemoryState::step)
                .containsExactly(State.REVIEW, 0));
    }
}
