package io.gyosil.study.upload;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.study.publish.StudyEventMapper;
import io.gyosil.study.question.QuestionLookUp;
import io.gyosil.study.question.QuestionLookUp.Resolution;
import io.gyosil.study.question.ResolvedQuestion;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.QuizSession;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSessionWriter;
import io.gyosil.study.review.QuestionProgress;
import io.gyosil.study.review.ReviewEngine;
import io.gyosil.study.review.ReviewLog;
import io.gyosil.study.upload.Upload.Answer;
import io.gyosil.study.upload.UploadRegister.SkippedAttempt;
import io.gyosil.study.upload.UploadRegister.Stored;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes an upload in: grades it, makes a session per topic, folds the answers into the learner's reviews and leaves the
 * events, all in one transaction and in a fixed number of statements. Locks in this order: the upload's name, the
 * learner.
 */
@Singleton
class IngestUpload {

    private final UploadRegister uploads;
    private final QuestionLookUp questions;
    private final QuizSessionWriter sessions;
    private final ReviewLog reviewLog;
    private final ReviewEngine reviews;
    private final Outbox outbox;

    IngestUpload(
            UploadRegister uploads,
            QuestionLookUp questions,
            QuizSessionWriter sessions,
            ReviewLog reviewLog,
            ReviewEngine reviews,
            Outbox outbox) {
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
     * @param clock the viewer's, and when it came
     */
    @Transactional
    UploadResult ingest(Upload upload, ClientClock clock) {
        byte[] digest = UploadDigest.of(upload);
        List<Stored> stored = uploads.claim(upload.clientSessionUuid(), upload.orgId());
        List<Stored> same = stored.stream()
                .filter(earlier -> Arrays.equals(earlier.digest(), digest))
                .toList();
        // What was taken in stays so, be its questions ambiguous meanwhile.
        return same.size() == 1
                ? new UploadResult.AlreadyIngested(same.getFirst().answer().as(UploadResponse.ALREADY_INGESTED))
                : resolved(upload, digest, stored, clock);
    }

    private UploadResult resolved(Upload upload, byte[] digest, List<Stored> stored, ClientClock clock) {
        Resolution resolution = questions.resolve(
                upload.attempts().stream().map(Answer::pubId).collect(Collectors.toSet()), upload.orgId());
        if (!resolution.ambiguous().isEmpty()) {
            return new UploadResult.Ambiguous(
                    upload.pointers(answer -> resolution.ambiguous().contains(answer.pubId())));
        }
        Map<String, ResolvedQuestion> known = resolution.known();
        Set<Owner> owners = known.values().stream().map(Owner::of).collect(Collectors.toSet());
        for (Stored earlier : stored) {
            if (owners.isEmpty() || owners.stream().anyMatch(owner -> owner.orgId() == earlier.orgId())) {
                return new UploadResult.Changed(
                        UploadDigest.differences(earlier.digest(), digest),
                        earlier.answer().as(UploadResponse.ALREADY_INGESTED));
            }
        }
        if (owners.size() == 1) {
            return firstSent(upload, digest, known, owners.iterator().next(), clock);
        }
        return owners.isEmpty() ? nothingKnown(upload) : new UploadResult.MixedOwners(ownedByOthers(upload, known));
    }

    private UploadResult firstSent(
            Upload upload, byte[] digest, Map<String, ResolvedQuestion> known, Owner owner, ClientClock clock) {
        GradedUpload graded = GradedUpload.of(upload, owner.learner(), known, clock);
        ReviewLog.Standing standing = reviewLog.lock(owner.learner().id(), graded.questionIds());
        List<QuizSession> finished = graded.sessions(histories(standing.progress()));
        Map<String, Long> keys = sessions.save(finished);
        reviews.apply(graded.logged(), standing);
        outbox.append(StudyEventMapper.events(finished));
        List<SkippedAttempt> skipped = skipped(upload, known);
        UploadResponse answer = UploadResponse.of(UploadResponse.INGESTED, upload, finished, keys, skipped);
        uploads.keep(owner.orgId(), answer, digest, skipped);
        return new UploadResult.Ingested(answer);
    }

    private static Map<Long, History> histories(Map<Long, QuestionProgress> before) {
        Map<Long, History> histories = new HashMap<>();
        before.forEach((question, progress) -> histories.put(question, progress.history()));
        return histories;
    }

    private static UploadResult nothingKnown(Upload upload) {
        return new UploadResult.NothingKnown(UploadResponse.of(
                UploadResponse.NOTHING_INGESTED, upload, List.of(), Map.of(), skipped(upload, Map.of())));
    }

    private static List<SkippedAttempt> skipped(Upload upload, Map<String, ResolvedQuestion> known) {
        List<SkippedAttempt> skipped = new ArrayList<>();
        for (int i = 0; i < upload.attempts().size(); i++) {
            Answer answer = upload.attempts().get(i);
            if (!known.containsKey(answer.pubId())) {
                skipped.add(new SkippedAttempt(i, answer.pubId(), answer.raw().get()));
            }
        }
        return skipped;
    }

    /** Pointers to the attempts at questions of another owner than the first one's. */
    private static List<String> ownedByOthers(Upload upload, Map<String, ResolvedQuestion> known) {
        Owner first = upload.attempts().stream()
                .flatMap(answer -> Stream.ofNullable(known.get(answer.pubId())))
                .map(Owner::of)
                .findFirst()
                .orElseThrow();
        return upload.pointers(answer -> {
            ResolvedQuestion question = known.get(answer.pubId());
            return question != null && !Owner.of(question).equals(first);
        });
    }

    /** A learner in an organization: all questions of an upload have the same. */
    private record Owner(long orgId, Learner learner) {
        static Owner of(ResolvedQuestion question) {
            return new Owner(question.topic().orgId(), question.owner());
        }
    }
}
