package io.gyosil.study.review;

import io.gyosil.models.fsrs.Fsrs;
import io.gyosil.models.fsrs.FsrsParameters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps question_progress equal to the fold of the attempt log, whatever the order of arrival. Attempts that follow on
 * what was folded already are folded on; for a question that gets an earlier one the log is folded again.
 */
@Singleton
public class ReviewEngine {

    private final ReviewLog log;
    private final Fsrs published = new Fsrs(FsrsParameters.published());

    ReviewEngine(ReviewLog log) {
        this.log = log;
    }

    /**
     * Applies attempts that are in the log already. The caller holds the learner's lock.
     *
     * @param standing where the folds of the questions stood before
     */
    public void apply(List<LoggedAttempt> attempts, ReviewLog.Standing standing) {
        Map<Long, QuestionProgress> before = standing.progress();
        Set<Long> late = new HashSet<>();
        Map<Long, List<LoggedAttempt>> byQuestion = new TreeMap<>();
        for (LoggedAttempt attempt : attempts) {
            QuestionProgress folded = before.get(attempt.questionId());
            if (folded != null && folded.isBeyond(attempt.at())) {
                late.add(attempt.questionId());
            }
            byQuestion
                    .computeIfAbsent(attempt.questionId(), id -> new ArrayList<>())
                    .add(attempt);
        }
        if (!late.isEmpty()) {
            late.forEach(question -> byQuestion.put(question, new ArrayList<>()));
            log.attempts(late).forEach(attempt -> attemptsOf(attempt.questionId(), byQuestion)
                    .add(attempt));
        }
        Fsrs fsrs = fsrs(standing.weights());
        List<QuestionProgress> after = new ArrayList<>(byQuestion.size());
        byQuestion.forEach((question, own) -> {
            own.sort((a, b) -> a.at().compareTo(b.at()));
            after.add(QuestionProgress.fold(late.contains(question) ? null : before.get(question), own, fsrs));
        });
        log.save(after);
    }

    private static List<LoggedAttempt> attemptsOf(long question, Map<Long, List<LoggedAttempt>> byQuestion) {
        return byQuestion.computeIfAbsent(question, id -> new ArrayList<>());
    }

    private Fsrs fsrs(List<Double> weights) {
        if (weights.isEmpty()) {
            return published;
        }
        FsrsParameters base = FsrsParameters.published();
        return new Fsrs(new FsrsParameters(
                weights,
                base.desiredRetention(),
                base.maximumIntervalDays(),
                base.learningSteps(),
                base.relearningSteps()));
    }
}
