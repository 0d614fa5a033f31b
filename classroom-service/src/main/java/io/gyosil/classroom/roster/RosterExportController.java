package io.gyosil.classroom.roster;

import io.gyosil.classroom.roster.oneroster.ExportRoster;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The organization's roster for other systems. */
@Controller("/api/roster-exports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Rosters")
class RosterExportController {

    private static final String ZIP = "application/zip";

    private final ExportRoster export;
    private final UploadedFiles files;

    RosterExportController(ExportRoster export, UploadedFiles files) {
        this.export = export;
        this.files = files;
    }

    /**
     * A OneRoster 1.2 zip with the organization's students, teachers, classes and enrolments. It carries the sourcedIds
     * of a source where there are some, and ids of Gyosil's elsewhere.
     *
     * @param source the system whose sourcedIds it carries; {@code oneroster} if absent
     * @return the zip
     */
    @Get("/oneroster")
    @Secured(Roles.ADMIN)
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    @ReadProblems
    @ApiResponse(
            responseCode = "200",
            description = "the zip",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    HttpResponse<StreamedFile> exportRoster(
            @QueryValue @Nullable @Pattern(regexp = RosterSource.PATTERN, message = "roster.source") String source,
            Authentication authentication) {
        long orgId = RosterCaller.of(authentication).orgId();
        // First into a file: a failure is answered as a problem, not with half a zip.
        UploadedFiles.Written written = files.write(out -> export.write(orgId, RosterSource.of(source), out));
        return HttpResponse.ok(new StreamedFile(written.content(), MediaType.of(ZIP), 0, written.size()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"oneroster.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
