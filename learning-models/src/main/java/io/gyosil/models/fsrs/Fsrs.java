package io.gyosil.models.fsrs;

import java.time.Instant;

/**
 * The FSRS-6 scheduler. Give it the state of a question and a rating, and it gives the state after the review:
 *
 * <pre>{@code
 * Fsrs fsrs = new Fsrs(FsrsParameters.published());
 * MemoryState state = MemoryState.fresh(now);
 * state = fsrs.review(state, Rating.GOOD, now);
 * state.due(); // ask again then
 * }</pre>
 *
 * <p>Immutable: any number of threads may share one. Make one for each set of parameters and keep it, since it computes
 * what depends on the parameters alone only once.
 */
public final class Fsrs {

    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_DAY = 86_400;

    private final ForgettingCurve curve;
    private final MemoryModel memory;
    private final LearningSteps learning;
    private final LearningSteps relearning;

    public Fsrs(FsrsParameters parameters) {
        curve = new ForgettingCurve(parameters);
        memory = new MemoryModel(parameters, curve);
        learning = new LearningSteps(parameters.learningSteps());
        relearning = new LearningSteps(parameters.relearningSteps());
    }

    /**
     * The state after a review. Elapsed days are UTC midnights between the two reviews: two reviews on one UTC day are 0
     * days apart, 23:59 and 00:01 are 1. A review before the last one (clocks disagree) counts as 0 days and becomes the
     * last review all the same.
     *
     * @param at time of the review
     * @throws java.time.DateTimeException if the due time would be later than an {@link Instant} can be
     */
    public MemoryState review(MemoryState before, Rating rating, Instant at) {
        if (before.state() == State.NEW) {
            return onSteps(before, rating, at, memory.initialStability(rating), memory.initialDifficulty(rating));
        }
        long days = before.calendarDaysUntil(at);
        double difficulty = memory.nextDifficulty(before.difficulty(), rating);
        if (before.state() == State.REVIEW && rating != Rating.AGAIN) {
            return recalled(before, rating, at, days, difficulty);
        }
        double stability = memory.nextStability(before.difficulty(), before.stability(), days, rating);
        return onSteps(before, rating, at, stability, difficulty);
    }

    /**
     * The probability that the question is recalled at {@code at}, 0 to 1. It falls once every full 24 hours after the
     * last review, not at midnight, since that is how the reference counts here; before the last review it is 1, and for
     * a new question 0.
     */
    public double retrievability(MemoryState state, Instant at) {
        return state.state() == State.NEW
                ? 0
                : curve.retrievability(state.fullDaysUntil(at), Rounding.toEightDecimals(state.stability()));
    }

    /** A known question was recalled. Good waits longer than Hard and Easy longer than Good, be it by a day only. */
    private MemoryState recalled(MemoryState before, Rating rating, Instant at, long days, double difficulty) {
        double last = before.stability();
        double effect = memory.recallEffect(before.difficulty(), last, days);
        double stability = memory.recalled(last, days, effect, rating);
        int good = curve.intervalDays(memory.recalled(last, days, effect, Rating.GOOD));
        int hard = Math.min(curve.intervalDays(memory.recalled(last, days, effect, Rating.HARD)), good);
        good = Math.max(good, hard + 1);
        int easy = Math.max(curve.intervalDays(memory.recalled(last, days, effect, Rating.EASY)), good + 1);
        int interval = rating == Rating.HARD ? hard : rating == Rating.GOOD ? good : easy;
        Instant due = at.plusSeconds(interval * SECONDS_PER_DAY);
        return new MemoryState(State.REVIEW, 0, stability, difficulty, at, due, before.reps() + 1, before.lapses());
    }

    /** A question is new, being learned or relearned, or was just forgotten: it takes a step or goes to review. */
    private MemoryState onSteps(MemoryState before, Rating rating, Instant at, double stability, double difficulty) {
        boolean lapse = before.state() == State.REVIEW;
        LearningSteps steps = lapse || before.state() == State.RELEARNING ? relearning : learning;
        int minutes = lapse ? steps.minutesAt(before.step()) : steps.minutesAfter(before.step(), rating);
        boolean graduates = minutes == LearningSteps.NONE;
        long seconds = graduates ? curve.intervalDays(stability) * SECONDS_PER_DAY : minutes * SECONDS_PER_MINUTE;
        return new MemoryState(
                graduates || seconds >= SECONDS_PER_DAY ? State.REVIEW : onSteps(before.state()),
                graduates ? 0 : LearningSteps.stepAfter(before.step(), rating),
                stability,
                difficulty,
                at,
                at.plusSeconds(seconds),
                before.reps() + 1,
                lapse ? before.lapses() + 1 : before.lapses());
    }

    private static State onSteps(State before) {
        return switch (before) {
            case NEW, LEARNING -> State.LEARNING;
            case REVIEW, RELEARNING -> State.RELEARNING;
        };
    }
}
