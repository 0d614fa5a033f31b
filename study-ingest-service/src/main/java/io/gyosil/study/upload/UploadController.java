package io.gyosil.study.upload;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Roles;
import io.gyosil.study.StudyProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where viewers send what learners answered. */
@Controller("/ingest/study/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
class UploadController {

    private final IngestUpload ingest;
    private final MeterRegistry meters;

    UploadController(IngestUpload ingest, MeterRegistry meters) {
        this.ingest = ingest;
        this.meters = meters;
    }

    /**
     * Takes an upload in, once: 201 the first time, 200 with the same answer for each resend, 422 when its questions
     * are of several learners or when it was taken in before with other content.
     */
    @Post
    @Secured(Roles.VIEWER)
    HttpResponse<UploadAnswer> post(@Body @Nullable byte[] body) {
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        UploadResult result = ingest.ingest(UploadReader.read(body), receivedAt);
        meters.counter("gyosil.ingest.uploads", "result", result.kind()).increment();
        return switch (result) {
            case UploadResult.Ingested(UploadAnswer answer) -> HttpResponse.created(answer);
            case UploadResult.AlreadyIngested(UploadAnswer answer) -> HttpResponse.ok(answer);
            case UploadResult.NothingKnown(UploadAnswer answer) -> HttpResponse.ok(answer);
            case UploadResult.MixedOwners(List<String> pointers) ->
                throw ProblemException.of(
                        StudyProblem.MIXED_OWNERS, errors(pointers, "belongs to another learner than those before"));
            case UploadResult.Changed(List<String> differences, UploadAnswer answer) ->
                throw ProblemException.of(
                                StudyProblem.CHANGED_UPLOAD, errors(differences, "differs from what was taken in"))
                        .with("answer", answer);
        };
    }

    private static List<FieldError> errors(List<String> pointers, String detail) {
        return pointers.stream().map(pointer -> new FieldError(pointer, detail)).toList();
    }
}
