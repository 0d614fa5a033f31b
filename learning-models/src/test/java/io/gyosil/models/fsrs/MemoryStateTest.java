package io.gyosil.models.fsrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that was damaged is refused when it is read, before it spoils the next state. */
class MemoryStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aFreshQuestionIsNewAndDueAtOnce() {
        MemoryState fresh = MemoryState.fresh(NOON);

        assertThat(fresh).isEqualTo(new MemoryState(State.NEW, 0, 0, 0, null, NOON, 0, 0));
        assertThat(fresh.intervalDays()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0009, 36_501, Double.NaN})
    void aStabilityOutOfRangeIsRefused(double stability) {
        refused(
                "Stability must be 0.001 to 36500.0, but it is " + stability,
                () -> new MemoryState(State.REVIEW, 0, stability, 5, NOON, NOON, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.99, 10.01, Double.NaN})
    void aDifficultyOutOfRangeIsRefused(double difficulty) {
        refused(
                "Difficulty must be 1.0 to 10.0, but it is " + difficulty,
                () -> new MemoryState(State.REVIEW, 0, 1, difficulty, NOON, NOON, 1, 0));
    }

    @Test
    void aNewQuestionThatWasReviewedIsRefused() {
        refused(
                "Only a new question has no last review, but the state is NEW and it is " + NOON,
                () -> new MemoryState(State.NEW, 0, 0, 0, NOON, NOON, 0, 0));
        refused(
                "A new question has stability 0 and difficulty 0, but they are 2.0 and 0.0",
                () -> new MemoryState(State.NEW, 0, 2, 0, null, NOON, 0, 0));
        refused(
                "A new question has stability 0 and difficulty 0, but they are 0.0 and 5.0",
                () -> new MemoryState(State.NEW, 0, 0, 5, null, NOON, 0, 0));
    }

    @Test
    void aKnownQuestionWithoutAReviewIsRefused() {
        refused(
                "Only a new question has no last review, but the state is REVIEW and it is null",
                () -> new MemoryState(State.REVIEW, 0, 1, 5, null, NOON, 1, 0));
    }

    @Test
    void aDueTimeBeforeTheLastReviewIsRefused() {
        refused(
                "Due 2026-03-01T11:59:59Z must not be before the last review 2026-03-01T12:00:00Z",
                () -> new MemoryState(State.REVIEW, 0, 1, 5, NOON, NOON.minusSeconds(1), 1, 0));
    }

    @Test
    void negativeCountsAreRefused() {
        refused(
                "Step must not be negative, but it is -1",
                () -> new MemoryState(State.LEARNING, -1, 1, 5, NOON, NOON, 1, 0));
        refused(
                "Reps must not be negative, but it is -1",
                () -> new MemoryState(State.LEARNING, 0, 1, 5, NOON, NOON, -1, 0));
        refused(
                "Lapses must not be negative, but it is -1",
                () -> new MemoryState(State.LEARNING, 0, 1, 5, NOON, NOON, 1, -1));
    }

    private static void refused(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction).withMessage(message);
    }
}
