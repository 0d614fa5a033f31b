package io.gyosil.study.quiz;

import org.jspecify.annotations.Nullable;

/** The one rule that grades, for live quizzes and uploads alike: clients send what was chosen, never what it was worth. */
public final class OutcomeRule {

    private OutcomeRule() {}

    /**
     * Grades an answer.
     *
     * @param selected the number of the choice taken, from 1; may be null when unsure
     * @param unsure whether the learner said so; then the choice does not count
     * @param key the right choice's number, from 1
     */
    public static Outcome derive(@Nullable Integer selected, boolean unsure, int key) {
        if (unsure) {
            return Outcome.UNSURE;
        }
        return selected != null && selected == key ? Outcome.CORRECT : Outcome.WRONG;
    }
}
