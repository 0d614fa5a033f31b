package io.gyosil.models.fsrs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a learner's memory of one question. It is all that {@link Fsrs} needs to go on: a state that was
 * stored and read back continues exactly as one that never left memory. Times are held to the microsecond, as database
 * timestamps are, for the same reason.
 *
 * @param state where the question stands
 * @param step index of the current learning or relearning step, from 0
 * @param stability days until recall is 90 % likely, 0.001 to 36,500; 0 when new
 * @param difficulty 1 (easy) to 10 (hard); 0 when new
 * @param lastReview time of the last review; null when new
 * @param due when to review next; not before {@code lastReview}
 * @param reps number of reviews
 * @param lapses how often the question was forgotten after it was known
 */
public record MemoryState(
        State state,
        int step,
        double stability,
        double difficulty,
        @Nullable Instant lastReview,
        Instant due,
        int reps,
        int lapses) {

    private static final long SECONDS_PER_DAY = 86_400;

    /** @throws IllegalArgumentException if a value is out of its range or does not go with the state */
    public MemoryState {
        due = toMicroseconds(due);
        lastReview = lastReview == null ? null : toMicroseconds(lastReview);
        boolean fresh = state == State.NEW;
        if (fresh != (lastReview == null)) {
            throw new IllegalArgumentException(
                    "Only a new question has no last review, but the state is " + state + " and it is " + lastReview);
        }
        if (lastReview != null && due.isBefore(lastReview)) {
            throw new IllegalArgumentException("Due " + due + " must not be before the last review " + lastReview);
        }
        if (fresh && (stability != 0 || difficulty != 0)) {
            throw new IllegalArgumentException("A new question has stability 0 and difficulty 0, but they are "
                    + stability + " and " + difficulty);
        }
        if (!fresh) {
            checkRange("Stability", stability, MemoryModel.MIN_STABILITY, MemoryModel.MAX_STABILITY);
            checkRange("Difficulty", difficulty, MemoryModel.MIN_DIFFICULTY, MemoryModel.MAX_DIFFICULTY);
        }
        checkCount("Step", step);
        checkCount("Reps", reps);
        checkCount("Lapses", lapses);
    }

    /** A question that was never reviewed, to be asked from {@code due} on. */
    public static MemoryState fresh(Instant due) {
        return new MemoryState(State.NEW, 0, 0, 0, null, due, 0, 0);
    }

    /** Whole days from the last review to the due time; 0 when new or on a step shorter than a day. */
    public int intervalDays() {
        return lastReview == null ? 0 : Math.toIntExact(lastReview.until(due, ChronoUnit.DAYS));
    }

    /** UTC midnights from the last review to {@code at}: the days that a review counts. At least 0. */
    long calendarDaysUntil(Instant at) {
        return lastReview == null ? 0 : Math.max(0, utcDay(at) - utcDay(lastReview));
    }

    /** Full 24 hours from the last review to {@code at}. At least 0. */
    long fullDaysUntil(Instant at) {
        return lastReview == null ? 0 : Math.max(0, lastReview.until(at, ChronoUnit.DAYS));
    }

    private static long utcDay(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS_PER_DAY);
    }

    private static void checkRange(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but it is " + value);
        }
    }

    private static void checkCount(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but it is " + value);
        }
    }

    private static Instant toMicroseconds(Instant time) {
        return time.getNano() % 1_000 == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
    }
}
