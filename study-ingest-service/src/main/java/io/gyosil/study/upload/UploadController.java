package io.gyosil.study.upload;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.study.StudyProblem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where viewers send what learners answered. */
@Controller("/ingest/study/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
class UploadController {

    private static final String EXAMPLE = """
        {"client_session_uuid": "6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11",
         "started_at": "2026-11-02T09:00:00Z", "finished_at": "2026-11-02T09:12:30Z", "quiz_mode": "random",
         "attempts": [{"pub_id": "q-17", "selected": 2, "unsure": false, "answered_at": "2026-11-02T09:01:08Z",
                       "response_time_ms": 8123}]}
        """;

    private final IngestUpload ingest;
    private final UploadCounts counts;

    UploadController(IngestUpload ingest, UploadCounts counts) {
        this.ingest = ingest;
        this.counts = counts;
    }

    /**
     * Takes an upload in, once: 201 the first time, 200 with the same answer for each resend, 422 when its questions
     * are of several learners or when it was taken in before with other content.
     */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    @ApiResponse(
            responseCode = "201",
            description = "taken in",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "taken in before, or no question is known",
            content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
    @ApiResponse(responseCode = "400", description = "not valid; names the fields")
    @ApiResponse(responseCode = "401", description = "not a viewer's token")
    @ApiResponse(responseCode = "413", description = "larger than 1 MiB")
    @ApiResponse(
            responseCode = "422",
            description = "questions of several learners or organizations, or changed since it was taken in")
    @ApiResponse(responseCode = "503", description = "ingest is switched off")
    HttpResponse<UploadAnswer> post(
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            @Header("X-Client-Time") @Nullable String clientTime) {
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Upload upload = read(body);
        UploadResult result = ingest(upload, ClientClock.of(upload.sentAt(), ClientTime.read(clientTime), receivedAt));
        counts.count(result.kind());
        return switch (result) {
            case UploadResult.Ingested(UploadAnswer answer) -> HttpResponse.created(answer);
            case UploadResult.AlreadyIngested(UploadAnswer answer) -> HttpResponse.ok(answer);
            case UploadResult.NothingKnown(UploadAnswer answer) -> HttpResponse.ok(answer);
            case UploadResult.Ambiguous(List<String> pointers) ->
                throw ProblemException.of(
                        StudyProblem.AMBIGUOUS_QUESTIONS, errors(pointers, "is in several organizations; send org_id"));
            case UploadResult.MixedOwners(List<String> pointers) ->
                throw ProblemException.of(
                        StudyProblem.MIXED_OWNERS,
                        errors(pointers, "belongs to another learner or organization than those before"));
            case UploadResult.Changed(List<String> differences, UploadAnswer answer) ->
                throw ProblemException.of(
                                StudyProblem.CHANGED_UPLOAD, errors(differences, "differs from what was taken in"))
                        .with("answer", answer);
        };
    }

    private Upload read(byte @Nullable [] body) {
        try {
            return UploadReader.read(body);
        } catch (ProblemException e) {
            counts.count(UploadCounts.INVALID);
            throw e;
        }
    }

    private UploadResult ingest(Upload upload, ClientClock clock) {
        try {
            return ingest.ingest(upload, clock);
        } catch (RuntimeException e) {
            counts.count(UploadCounts.FAILED);
            throw e;
        }
    }

    private static List<FieldError> errors(List<String> pointers, String detail) {
        return pointers.stream().map(pointer -> new FieldError(pointer, detail)).toList();
    }
}
