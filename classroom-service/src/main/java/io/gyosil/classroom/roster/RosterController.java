package io.gyosil.classroom.roster;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobAnswers;
import io.gyosil.kit.job.Jobs;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rosters of other systems: seen first, then applied, and taken back if need be. */
@Controller("/api/roster-imports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Rosters")
class RosterController {

    private static final Set<String> TYPES = Set.of(
            "application/zip",
            "application/x-zip-compressed",
            "application/octet-stream",
            "text/csv",
            "application/csv",
            "application/vnd.ms-excel");

    /** Most imports are small: then the answer can say how it went. */
    private static final Duration TO_WAIT = Duration.ofSeconds(3);

    private final PreviewRoster preview;
    private final ApplyRoster apply;
    private final RosterImports imports;
    private final Jobs jobs;
    private final JobAnswers answers;
    private final Scoped scoped;

    RosterController(
            PreviewRoster preview,
            ApplyRoster apply,
            RosterImports imports,
            Jobs jobs,
            JobAnswers answers,
            Scoped scoped) {
        this.preview = preview;
        this.apply = apply;
        this.imports = imports;
        this.jobs = jobs;
        this.answers = answers;
        this.scoped = scoped;
    }

    /**
     * Takes in a OneRoster 1.1 or 1.2 zip, or one of its CSV files, and answers with what it would change. Nothing is
     * changed yet.
     */
    @Post
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "201", description = "previewed")
    @ApiResponse(responseCode = "413", description = "larger than a roster may be")
    @ApiResponse(responseCode = "415", description = "neither application/zip nor text/csv")
    @ApiResponse(responseCode = "422", description = "no roster that can be read; nothing is kept of it")
    HttpResponse<RosterReport> previewImport(
            HttpRequest<?> request,
            @QueryValue @Nullable String source,
            @QueryValue @Nullable String mode,
            @Body @Nullable @Schema(implementation = Object.class) InputStream body,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("source", "mode"));
        Caller caller = Caller.of(authentication);
        long orgId = RosterQuery.organization(caller);
        String from = RosterQuery.source(source);
        RosterMode meant = RosterQuery.mode(mode);
        requireFile(request);
        long id = preview.preview(caller, orgId, from, meant, body == null ? InputStream.nullInputStream() : body);
        return HttpResponse.created(report(caller, id));
    }

    /** The organization's imports, the newest first. */
    @Get
    HttpResponse<Page<RosterImport>> listImports(
            HttpRequest<?> request,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("limit", "cursor"));
        Caller caller = Caller.of(authentication);
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 1);
        Long before = after == null ? null : Long.valueOf(after.number(0));
        long orgId = RosterQuery.organization(caller);
        List<RosterImport> rows = scoped.as(caller, () -> imports.list(orgId, before, most + 1));
        return Page.of(rows, most, row -> Cursor.at(Long.toString(row.id()))).answer(request);
    }

    /** An import, with why rows are left out or passed over; of each the first 1,000. */
    @Get("/{id}")
    RosterReport getImport(HttpRequest<?> request, long id, Authentication authentication) {
        KnownParameters.check(request, Set.of());
        return report(Caller.of(authentication), id);
    }

    /** What an import's rows would change, or did: users, then classes, then enrolments. */
    @Get("/{id}/changes")
    HttpResponse<Page<RosterChange>> listChanges(
            HttpRequest<?> request,
            long id,
            @QueryValue @Nullable String kind,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("kind", "limit", "cursor"));
        Caller caller = Caller.of(authentication);
        long orgId = RosterQuery.organization(caller);
        int most = Page.limit(limit);
        RosterKind only = kind == null ? null : RosterQuery.kind("?kind", kind);
        Cursor place = Cursor.decode(cursor, 2);
        RosterKind afterKind =
                place == null ? null : RosterQuery.kind("?cursor", place.key().getFirst());
        long after = place == null ? 0 : place.number(1);
        List<RosterChange> rows = scoped.as(caller, () -> {
            if (imports.find(orgId, id).isEmpty()) {
                throw unknown();
            }
            return imports.changes(id, only, afterKind, after, most + 1);
        });
        return Page.of(rows, most, row -> Cursor.at(row.kind(), Long.toString(row.position())))
                .answer(request);
    }

    /**
     * Applies an import, or goes on with one that was interrupted. 200 when it is applied already, 202 while it is
     * being applied: ask for it again to see how far it is.
     */
    @Post("/{id}/apply")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "200", description = "applied")
    @ApiResponse(responseCode = "202", description = "being applied")
    @ApiResponse(
            responseCode = "409",
            description = "unusually much would change, another import is worked on, or it is past that")
    HttpResponse<RosterReport> applyImport(
            HttpRequest<?> request,
            long id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        KnownParameters.check(request, Set.of());
        Caller caller = Caller.of(authentication);
        boolean overThreshold = false;
        if (body != null && body.length > 0) {
            FieldReader fields = JsonBody.read(body);
            overThreshold = fields.flag("over_threshold");
            fields.finish();
        }
        return answer(caller, id, apply.apply(caller, RosterQuery.organization(caller), id, overThreshold));
    }

    /**
     * Takes an import back, or goes on with that. What somebody has changed since, and what others hang on, stays and is
     * listed.
     */
    @Post("/{id}/undo")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "200", description = "undone")
    @ApiResponse(responseCode = "202", description = "being undone")
    @ApiResponse(responseCode = "409", description = "another import is worked on, or it is past that")
    HttpResponse<RosterReport> undoImport(HttpRequest<?> request, long id, Authentication authentication) {
        KnownParameters.check(request, Set.of());
        Caller caller = Caller.of(authentication);
        return answer(caller, id, apply.undo(caller, RosterQuery.organization(caller), id));
    }

    private HttpResponse<RosterReport> answer(Caller caller, long id, Job job) {
        return jobs.ended(job.id(), TO_WAIT)
                ? HttpResponse.ok(report(caller, id))
                : HttpResponse.<RosterReport>accepted(answers.place(job)).body(report(caller, id));
    }

    private RosterReport report(Caller caller, long id) {
        long orgId = RosterQuery.organization(caller);
        Optional<RosterReport> report = scoped.as(caller, () -> imports.report(orgId, id));
        return report.orElseThrow(RosterController::unknown);
    }

    private static void requireFile(HttpRequest<?> request) {
        boolean isFile = request.getContentType()
                .map(type -> TYPES.contains(type.getName()))
                .orElse(false);
        if (!isFile) {
            throw ProblemException.of(
                    RosterProblem.NOT_A_ROSTER, "Send the file itself, as application/zip or text/csv.");
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "There is no such roster import.");
    }
}
