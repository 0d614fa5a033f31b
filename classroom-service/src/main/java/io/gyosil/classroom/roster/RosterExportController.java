package io.gyosil.classroom.roster;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.KnownParameters;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;

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
     */
    @Get("/oneroster")
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    HttpResponse<StreamedFile> exportRoster(
            HttpRequest<?> request, @QueryValue @Nullable String source, Authentication authentication) {
        KnownParameters.check(request, Set.of("source"));
        Caller caller = Caller.of(authentication);
        long orgId = RosterQuery.organization(caller);
        String from = RosterQuery.source(source);
        // First into a file: a failure is answered as a problem, not with half a zip.
        UploadedFiles.Written written = files.write(out -> export.write(caller, orgId, from, out));
        return HttpResponse.ok(new StreamedFile(written.content(), MediaType.of(ZIP), 0, written.size()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"oneroster.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
