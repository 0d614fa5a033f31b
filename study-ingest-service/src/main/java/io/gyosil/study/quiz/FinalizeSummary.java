package io.gyosil.study.quiz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a quiz changed, as the learner's result page shows it: a snapshot when the quiz is finalized, from which nothing
 * is derived. The first three count attempts, the others questions. A question that was answered several times in the
 * quiz counts by its last answer there.
 *
 * @param correctCount attempts graded correct
 * @param wrongCount attempts graded wrong
 * @param unsureCount attempts graded unsure
 * @param newlyCorrectCount questions never correct before, among them new ones, and correct now
 * @param relapsedCount questions whose last answer before was correct and is not now
 * @param recoveredCount questions once correct, whose last answer before was not and is now
 * @param chronicRemainingCount questions that keep failing after it; see {@link History#chronic}
 */
public record FinalizeSummary(
        int correctCount,
        int wrongCount,
        int unsureCount,
        int newlyCorrectCount,
        int relapsedCount,
        int recoveredCount,
        int chronicRemainingCount) {

    /**
     * Sums a quiz up.
     *
     * @param attempts the quiz's, in the order in which they were answered
     * @param before each question's history before the quiz; a question without one was never answered
     */
    public static FinalizeSummary of(List<Attempt> attempts, Map<Long, History> before) {
        Map<Long, History> after = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            History soFar = after.getOrDefault(attempt.questionId(), historyOf(attempt.questionId(), before));
            after.put(attempt.questionId(), soFar.after(attempt.outcome()));
        }
        int newlyCorrect = 0;
        int relapsed = 0;
        int recovered = 0;
        int chronic = 0;
        for (Map.Entry<Long, History> question : after.entrySet()) {
            History earlier = historyOf(question.getKey(), before);
            boolean correctBefore = earlier.last() == Outcome.CORRECT;
            boolean correctNow = question.getValue().last() == Outcome.CORRECT;
            newlyCorrect += !earlier.everCorrect() && correctNow ? 1 : 0;
            relapsed += correctBefore && !correctNow ? 1 : 0;
            recovered += earlier.everCorrect() && !correctBefore && correctNow ? 1 : 0;
            chronic += question.getValue().chronic() ? 1 : 0;
        }
        return new FinalizeSummary(
                count(attempts, Outcome.CORRECT),
                count(attempts, Outcome.WRONG),
                count(attempts, Outcome.UNSURE),
                newlyCorrect,
                relapsed,
                recovered,
                chronic);
    }

    private static History historyOf(Long questionId, Map<Long, History> before) {
        return before.getOrDefault(questionId, History.EMPTY);
    }

    private static int count(List<Attempt> attempts, Outcome outcome) {
        return (int) attempts.stream()
                .filter(attempt -> attempt.outcome() == outcome)
                .count();
    }
}
