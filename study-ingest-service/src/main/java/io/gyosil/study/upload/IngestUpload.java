package io.gyosil.study.upload;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.study.publish.StudyEventMapper;
import io.gyosil.study.question.PublishedQuestions;
import io.gyosil.study.question.ResolvedQuestion;
import io.gyosil.study.quiz.Attempt;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.OutcomeRule;
import io.gyosil.study.quiz.QuizSession;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSession.TopicRef;
import io.gyosil.study.quiz.QuizSessions;
import io.gyosil.study.review.FoldPosition;
import io.gyosil.study.review.LoggedAttempt;
import io.gyosil.study.review.QuestionProgress;
import io.gyosil.study.review.ReviewEngine;
import io.gyosil.study.review.ReviewLog;
import io.gyosil.study.upload.Upload.Answer;
import io.gyosil.study.upload.UploadAnswer.Skipped;
import io.gyosil.study.upload.Uploads.SkippedAttempt;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes an upload in: grades it, makes a session per topic, folds the answers into the learner's reviews and leaves the
 * events, all in one transaction and in a fixed number of statements. Locks in this order: the upload's name, the
 * learner.
 */
@Singleton
class IngestUpload {

    private final Transactions transactions;
    private final Uploads uploads;
    private final PublishedQuestions questions;
    private final QuizSessions sessions;
    private final ReviewLog reviewLog;
    private final ReviewEngine reviews;
    private final Outbox outbox;

    IngestUpload(
            @Named("web") Transactions transactions,
            Uploads uploads,
            PublishedQuestions questions,
            QuizSessions sessions,
            ReviewLog reviewLog,
            ReviewEngine reviews,
            Outbox outbox) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.questions = questions;
        this.sessions = sessions;
        this.reviewLog = reviewLog;
        this.reviews = reviews;
        this.outbox = outbox;
    }

    /** An attempt with the question it answers. */
    private record Resolved(ResolvedQuestion question, Attempt attempt) {}

    /**
     * Takes it in, or says why not.
     *
     * @param receivedAt the server's clock when it came, to the microsecond
     */
    UploadResult ingest(Upload upload, Instant receivedAt) {
        return transactions.inTransaction(() -> {
            byte[] digest = UploadDigest.of(upload);
            if (!uploads.claim(upload.clientSessionUuid(), digest)) {
                return resent(upload, digest);
            }
            Map<String, ResolvedQuestion> known = questions.resolve(
                    upload.attempts().stream().map(Answer::pubId).collect(Collectors.toSet()));
            Set<Learner> owners =
                    known.values().stream().map(ResolvedQuestion::owner).collect(Collectors.toSet());
            if (owners.size() == 1) {
                return firstSent(upload, known, owners.iterator().next(), receivedAt);
            }
            uploads.release(upload.clientSessionUuid());
            return owners.isEmpty()
                    ? new UploadResult.NothingKnown(nothingKnown(upload))
                    : new UploadResult.MixedOwners(ownedByOthers(upload, known));
        });
    }

    private UploadResult resent(Upload upload, byte[] digest) {
        Uploads.Stored stored = uploads.stored(upload.clientSessionUuid());
        UploadAnswer answer = stored.answer().as(UploadAnswer.ALREADY_INGESTED);
        List<String> differences = UploadDigest.differences(stored.digest(), digest);
        return differences.isEmpty()
                ? new UploadResult.AlreadyIngested(answer)
                : new UploadResult.Changed(differences, answer);
    }

    private UploadResult firstSent(
            Upload upload, Map<String, ResolvedQuestion> known, Learner learner, Instant receivedAt) {
        List<Double> weights = reviewLog.lock(learner.id());
        List<Resolved> resolved = resolved(upload, known, receivedAt);
        Map<Long, QuestionProgress> before = reviewLog.progress(
                resolved.stream().map(r -> r.question().id()).collect(Collectors.toSet()));
        List<QuizSession> finished = finished(upload, learner, resolved, histories(before), receivedAt);
        Map<String, Long> keys = sessions.save(finished);
        reviews.takeIn(logged(upload, resolved), before, weights);
        outbox.append(StudyEventMapper.events(finished));
        UploadAnswer answer = answer(upload, finished, keys, known);
        uploads.keep(answer, skipped(upload, known));
        return new UploadResult.Ingested(answer);
    }

    private static List<Resolved> resolved(
            Upload upload, Map<String, ResolvedQuestion> known, Instant receivedAt) {
        List<Instant> times = ClientClock.of(upload, receivedAt).times(upload).answeredAt();
        List<Resolved> resolved = new ArrayList<>();
        for (int i = 0; i < upload.attempts().size(); i++) {
            Answer answer = upload.attempts().get(i);
            ResolvedQuestion question = known.get(answer.pubId());
            if (question != null) {
                resolved.add(new Resolved(question, graded(i, answer, question, times.get(i))));
            }
        }
        return resolved;
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

    private static List<QuizSession> finished(
            Upload upload,
            Learner learner,
            List<Resolved> resolved,
            Map<Long, History> before,
            Instant receivedAt) {
        ClientClock.Times times = ClientClock.of(upload, receivedAt).times(upload);
        Map<TopicRef, List<Attempt>> byTopic = new LinkedHashMap<>();
        resolved.forEach(r -> byTopic.computeIfAbsent(r.question().topic(), topic -> new ArrayList<>())
                .add(r.attempt()));
        List<QuizSession> finished = new ArrayList<>();
        byTopic.forEach((topic, attempts) -> finished.add(QuizSession.finalizeViewers(
                UuidCreator.getTimeOrderedEpoch().toString(),
                learner,
                topic,
                upload.clientSessionUuid(),
                upload.quizMode(),
                times.startedAt(),
                times.finishedAt(),
                receivedAt,
                attempts,
                before)));
        return finished;
    }

    private static Map<Long, History> histories(Map<Long, QuestionProgress> before) {
        Map<Long, History> histories = new HashMap<>();
        before.forEach((question, progress) -> histories.put(question, progress.history()));
        return histories;
    }

    private static List<LoggedAttempt> logged(Upload upload, List<Resolved> resolved) {
        return resolved.stream()
                .map(r -> new LoggedAttempt(
                        r.question().id(),
                        new FoldPosition(
                                r.attempt().answeredAt(),
                                upload.clientSessionUuid(),
                                r.attempt().position()),
                        r.attempt().outcome()))
                .toList();
    }

    private static UploadAnswer answer(
            Upload upload, List<QuizSession> finished, Map<String, Long> keys, Map<String, ResolvedQuestion> known) {
        return new UploadAnswer(
                UploadAnswer.INGESTED,
                upload.clientSessionUuid(),
                finished.stream()
                        .map(session -> UploadAnswer.Session.of(session, keys.getOrDefault(session.sessionId(), 0L)))
                        .toList(),
                skipped(upload, known).stream()
                        .map(skipped -> Skipped.unknown(skipped.pubId()))
                        .toList(),
                upload.ignoredFields());
    }

    private static UploadAnswer nothingKnown(Upload upload) {
        return answer(upload, List.of(), Map.of(), Map.of()).as(UploadAnswer.NOTHING_INGESTED);
    }

    private static List<SkippedAttempt> skipped(Upload upload, Map<String, ResolvedQuestion> known) {
        List<SkippedAttempt> skipped = new ArrayList<>();
        for (int i = 0; i < upload.attempts().size(); i++) {
            Answer answer = upload.attempts().get(i);
            if (!known.containsKey(answer.pubId())) {
                skipped.add(new SkippedAttempt(i, answer.pubId(), answer.raw()));
            }
        }
        return skipped;
    }

    /** Pointers to the attempts at questions of another learner than the first one's. */
    private static List<String> ownedByOthers(Upload upload, Map<String, ResolvedQuestion> known) {
        List<String> pointers = new ArrayList<>();
        Learner first = null;
        for (int i = 0; i < upload.attempts().size(); i++) {
            ResolvedQuestion question = known.get(upload.attempts().get(i).pubId());
            if (question != null && first == null) {
                first = question.owner();
            } else if (question != null && !question.owner().equals(first)) {
                pointers.add("/attempts/" + i + "/pub_id");
            }
        }
        return pointers;
    }
}
