package io.gyosil.study.upload;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.study.question.ResolvedQuestion;
import io.gyosil.study.quiz.Attempt;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.OutcomeRule;
import io.gyosil.study.quiz.QuizSession;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSession.TopicRef;
import io.gyosil.study.review.AttemptOrder;
import io.gyosil.study.review.LoggedAttempt;
import io.gyosil.study.upload.Upload.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An upload whose questions are known and whose answers are graded.
 *
 * @param upload as it was sent
 * @param learner the owner of its questions
 * @param receivedAt when it came
 * @param times its times by the server's clock
 * @param byTopic its attempts by topic, in the order in which the topics first came up; those at questions that are not
 *     known are left out
 */
record GradedUpload(
        Upload upload,
        Learner learner,
        Instant receivedAt,
        ClientClock.Times times,
        Map<TopicRef, List<Attempt>> byTopic) {

    static GradedUpload of(Upload upload, Learner learner, Map<String, ResolvedQuestion> known, ClientClock clock) {
        ClientClock.Times times = clock.times(upload);
        Map<TopicRef, List<Attempt>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < upload.attempts().size(); i++) {
            Answer answer = upload.attempts().get(i);
            ResolvedQuestion question = known.get(answer.pubId());
            if (question != null) {
                byTopic.computeIfAbsent(question.topic(), topic -> new ArrayList<>())
                        .add(graded(i, answer, question, times.answeredAt().get(i)));
            }
        }
        return new GradedUpload(upload, learner, clock.receivedAt(), times, byTopic);
    }

    /** The questions that were answered. */
    Set<Long> questionIds() {
        return byTopic.values().stream()
                .flatMap(List::stream)
                .map(Attempt::questionId)
                .collect(Collectors.toSet());
    }

    /**
     * A finished session per topic.
     *
     * @param before what is known of the questions before this upload
     */
    List<QuizSession> sessions(Map<Long, History> before) {
        List<QuizSession> sessions = new ArrayList<>();
        byTopic.forEach((topic, attempts) -> sessions.add(QuizSession.finalizeQuiz(
                UuidCreator.getTimeOrderedEpoch().toString(),
                learner,
                topic,
                QuizSession.Origin.VIEWER,
                upload.clientSessionUuid(),
                upload.quizMode(),
                times.startedAt(),
                times.finishedAt(),
                receivedAt,
                attempts,
                before)));
        return sessions;
    }

    /** The attempts as reviews are folded from them. */
    List<LoggedAttempt> logged() {
        return byTopic.values().stream()
                .flatMap(List::stream)
                .map(attempt -> new LoggedAttempt(
                        attempt.questionId(),
                        new AttemptOrder(attempt.answeredAt(), upload.clientSessionUuid(), attempt.position()),
                        attempt.outcome()))
                .toList();
    }

    private static Attempt graded(int position, Answer answer, ResolvedQuestion question, Instant answeredAt) {
        return new Attempt(
                position,
                question.id(),
                question.pubId(),
                question.sourceId(),
                answer.selected(),
                answer.unsure(),
                OutcomeRule.derive(answer.selected(), answer.unsure(), question.key()),
                answeredAt,
                answer.responseTimeMs());
    }
}
