package io.gyosil.study.quiz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a learner has fared with one question.
 *
 * @param correct attempts graded correct
 * @param wrong attempts graded wrong
 * @param unsure attempts graded unsure
 * @param recent the latest outcomes, at most {@value #REMEMBERED}, oldest first
 */
public record History(int correct, int wrong, int unsure, List<Outcome> recent) {

    /** No attempt yet. */
    public static final History EMPTY = new History(0, 0, 0, List.of());

    private static final int REMEMBERED = 5;
    private static final int CHRONIC_FAILURES = 3;

    public History {
        recent = List.copyOf(recent);
    }

    /** The history with one more outcome at its end. */
    public History after(Outcome outcome) {
        List<Outcome> latest = new ArrayList<>(recent.subList(recent.size() < REMEMBERED ? 0 : 1, recent.size()));
        latest.add(outcome);
        return new History(
                correct + (outcome == Outcome.CORRECT ? 1 : 0),
                wrong + (outcome == Outcome.WRONG ? 1 : 0),
                unsure + (outcome == Outcome.UNSURE ? 1 : 0),
                latest);
    }

    public int attempts() {
        return correct + wrong + unsure;
    }

    /** Whether it was ever answered correctly. */
    public boolean everCorrect() {
        return correct > 0;
    }

    /** The latest outcome; null when there is none. */
    public @Nullable Outcome last() {
        return recent.isEmpty() ? null : recent.getLast();
    }

    /** Whether it keeps failing: at least three of the last five outcomes not correct, the last among them. */
    public boolean chronic() {
        long failures =
                recent.stream().filter(outcome -> outcome != Outcome.CORRECT).count();
        return failures >= CHRONIC_FAILURES && last() != Outcome.CORRECT;
    }
}
