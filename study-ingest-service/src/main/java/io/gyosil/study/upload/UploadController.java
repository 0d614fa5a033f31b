package io.gyosil.study.upload;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.study.StudyProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where viewers send what learners answered. */
@Controller("/ingest/study/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Uploads")
class UploadController {

    private final IngestUpload ingest;
    private final UploadCounts counts;

    UploadController(IngestUpload ingest, UploadCounts counts) {
        this.ingest = ingest;
        this.counts = counts;
    }

    /**
     * Takes an upload in, once: 201 the first time, 200 with the same answer for each resend, 422 when its questions
     * are of several learners or organizations or when it was taken in before with other content.
     */
    @Post
    @Secured(Roles.VIEWER)
    @WriteProblems
    @ApiResponse(
            responseCode = "201",
            description = "taken in",
            content = @Content(schema = @Schema(implementation = UploadResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "taken in before, or no question is known",
            content = @Content(schema = @Schema(implementation = UploadResponse.class)))
    HttpResponse<UploadResponse> ingestUpload(
            @Body UploadRequest body,
            @Header("X-Client-Time")
                    @Nullable
                    @Parameter(
                            description = "what the viewer's clock says at the moment of sending",
                            schema = @Schema(type = "string", format = "date-time"))
                    String clientTime,
            Authentication viewer) {
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Upload upload = body.upload(meant(Caller.of(viewer), body.orgId()));
        UploadResult result =
                ingest.ingest(upload, ClientClock.of(upload.sentAt(), ClientTime.read(clientTime), receivedAt));
        counts.count(result.kind());
        return switch (result) {
            case UploadResult.Ingested(UploadResponse answer) -> HttpResponse.created(answer);
            case UploadResult.AlreadyIngested(UploadResponse answer) -> HttpResponse.ok(answer);
            case UploadResult.NothingKnown(UploadResponse answer) -> HttpResponse.ok(answer);
            case UploadResult.Ambiguous(List<String> pointers) ->
                throw ProblemException.of(StudyProblem.AMBIGUOUS_QUESTIONS, errors(pointers, "field.ambiguous"));
            case UploadResult.MixedOwners(List<String> pointers) ->
                throw ProblemException.of(StudyProblem.MIXED_OWNERS, errors(pointers, "field.other-owner"));
            case UploadResult.Changed(List<String> differences, UploadResponse answer) ->
                throw ProblemException.of(StudyProblem.CHANGED_UPLOAD, errors(differences, "field.changed"))
                        .with("answer", answer);
        };
    }

    /** The organization whose questions are meant: of a school's viewer it is that school. */
    private static @Nullable Long meant(Caller viewer, @Nullable Long wanted) {
        Long own = viewer.orgId();
        if (own != null && wanted != null && !wanted.equals(own)) {
            throw ProblemException.of(
                    CommonProblem.FORBIDDEN, List.of(FieldError.of("/org_id", "field.organization-of-another")));
        }
        return own == null ? wanted : own;
    }

    private static List<FieldError> errors(List<String> pointers, String key) {
        return pointers.stream().map(pointer -> FieldError.of(pointer, key)).toList();
    }
}
