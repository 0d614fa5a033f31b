package io.gyosil.study.upload;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.study.publish.StudyEventMapper;
import io.gyosil.study.question.PublishedQuestions;
import io.gyosil.study.question.ResolvedQuestion;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.QuizSession;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSessions;
import io.gyosil.study.review.QuestionProgress;
import io.gyosil.study.review.ReviewEngine;
import io.gyosil.study.review.ReviewLog;
import io.gyosil.study.upload.Upload.Answer;
import io.gyosil.study.upload.Uploads.SkippedAttempt;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    /**
     * Takes it in, or says why not.
     *
     * @param receivedAt the server's clock when it came, to the microsecond
     */
    UploadResult ingest(Upload upload, Instant receivedAt) {
        byte[] digest = UploadDigest.of(upload);
        return transactions.inTransaction(() -> uploads.claim(upload.clientSessionUuid())
                .map(stored -> resent(stored, digest))
                .orElseGet(() -> resolved(upload, digest, receivedAt)));
    }

    private static UploadResult resent(Uploads.Stored stored, byte[] digest) {
        UploadAnswer answer = stored.answer().as(UploadAnswer.ALREADY_INGESTED);
        List<String> differences = UploadDigest.differences(stored.digest(), digest);
        return differences.isEmpty()
                ? new UploadResult.AlreadyIngested(answer)
                : new UploadResult.Changed(differences, answer);
    }

    private UploadResult resolved(Upload upload, byte[] digest, Instant receivedAt) {
        Map<String, ResolvedQuestion> known =
                questions.resolve(upload.attempts().stream().map(Answer::pubId).collect(Collectors.toSet()));
        Set<Learner> owners =
                known.values().stream().map(ResolvedQuestion::owner).collect(Collectors.toSet());
        if (owners.size() == 1) {
            return firstSent(upload, digest, known, owners.iterator().next(), receivedAt);
        }
        return owners.isEmpty() ? nothingKnown(upload) : new UploadResult.MixedOwners(ownedByOthers(upload, known));
    }

    private UploadResult firstSent(
            Upload upload, byte[] digest, Map<String, ResolvedQuestion> known, Learner learner, Instant receivedAt) {
        GradedUpload graded = GradedUpload.of(upload, learner, known, receivedAt);
        ReviewLog.Standing standing = reviewLog.lock(learner.id(), graded.questionIds());
        List<QuizSession> finished = graded.sessions(histories(standing.progress()));
        Map<String, Long> keys = sessions.save(finished);
        reviews.takeIn(graded.logged(), standing);
        outbox.append(StudyEventMapper.events(finished));
        List<SkippedAttempt> skipped = skipped(upload, known);
        UploadAnswer answer = UploadAnswer.of(UploadAnswer.INGESTED, upload, finished, keys, skipped);
        uploads.keep(answer, digest, skipped);
        return new UploadResult.Ingested(answer);
    }

    private static Map<Long, History> histories(Map<Long, QuestionProgress> before) {
        Map<Long, History> histories = new HashMap<>();
        before.forEach((question, progress) -> histories.put(question, progress.history()));
        return histories;
    }

    private static UploadResult nothingKnown(Upload upload) {
        return new UploadResult.NothingKnown(
                UploadAnswer.of(UploadAnswer.NOTHING_INGESTED, upload, List.of(), Map.of(), skipped(upload, Map.of())));
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
