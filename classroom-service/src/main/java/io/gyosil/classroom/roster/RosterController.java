package io.gyosil.classroom.roster;

import io.gyosil.classroom.RosterProblem;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobAnswers;
import io.gyosil.kit.job.Jobs;
import io.gyosil.kit.problem.Languages;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final SeeImports imports;
    private final Jobs jobs;
    private final JobAnswers answers;

    RosterController(PreviewRoster preview, ApplyRoster apply, SeeImports imports, Jobs jobs, JobAnswers answers) {
        this.preview = preview;
        this.apply = apply;
        this.imports = imports;
        this.jobs = jobs;
        this.answers = answers;
    }

    /**
     * Takes in a OneRoster 1.1 or 1.2 zip, or one of its CSV files, and answers with what it would change. Nothing is
     * changed yet.
     *
     * @param source the system from which it comes: 1 to 50 letters, digits, dots, dashes and underscores; {@code oneroster} if
     *     absent
     * @param mode how its rows are meant, where it does not say so itself; {@code bulk} if absent
     * @return the import
     */
    @Post
    @Secured(Roles.ADMIN)
    @Consumes(MediaType.ALL)
    @WriteProblems
    @ApiResponse(
            responseCode = "201",
            description = "previewed",
            content = @Content(schema = @Schema(implementation = RosterReport.class)))
    HttpResponse<RosterReport> previewImport(
            HttpRequest<?> request,
            @QueryValue @Nullable @Pattern(regexp = RosterSource.PATTERN, message = "roster.source") String source,
            @QueryValue @Nullable RosterMode mode,
            @RequestBody(
                            description = "the file itself",
                            content = {
                                @Content(
                                        mediaType = "application/zip",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"))
                            })
                    @Body
                    @Nullable
                    InputStream body,
            Authentication authentication) {
        RosterCaller caller = RosterCaller.of(authentication);
        requireFile(request);
        long id = preview.preview(
                caller.userId(),
                caller.orgId(),
                RosterSource.of(source),
                mode,
                body == null ? InputStream.nullInputStream() : body);
        return HttpResponse.created(imports.report(caller.orgId(), id, Languages.of(request)));
    }

    /**
     * The organization's imports, the newest first.
     *
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the imports
     */
    @Get
    @Secured(Roles.ADMIN)
    @ReadProblems
    HttpResponse<Page<RosterImport>> listImports(
            HttpRequest<?> request,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor place = Cursor.decode(cursor, 1);
        long before = place == null ? Long.MAX_VALUE : place.number(0);
        List<RosterImport> rows = imports.list(RosterCaller.of(authentication).orgId(), before, most + 1);
        return Page.of(rows, most, row -> Cursor.at(Long.toString(row.id()))).answer(request);
    }

    /**
     * An import, with why rows are left out or passed over; of each the first 1,000.
     *
     * @param id the import
     * @return the import
     */
    @Get("/{id}")
    @Secured(Roles.ADMIN)
    @ReadProblems
    RosterReport getImport(HttpRequest<?> request, @Min(0) long id, Authentication authentication) {
        return imports.report(RosterCaller.of(authentication).orgId(), id, Languages.of(request));
    }

    /**
     * What an import's rows would change, or did: users, then classes, then enrolments.
     *
     * @param id the import
     * @param kind what is changed; absent for all
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the changes
     */
    @Get("/{id}/changes")
    @Secured(Roles.ADMIN)
    @ReadProblems
    HttpResponse<Page<RosterChange>> listChanges(
            HttpRequest<?> request,
            @Min(0) long id,
            @QueryValue @Nullable ChangeKind kind,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor place = Cursor.decode(cursor, 2);
        ChangeKind afterKind = place == null ? null : place.parsed(0, RosterController::kind);
        long after = place == null ? 0 : place.number(1);
        List<RosterChange> rows =
                imports.changes(RosterCaller.of(authentication).orgId(), id, kind, afterKind, after, most + 1);
        return Page.of(rows, most, row -> Cursor.at(row.kind(), Long.toString(row.position())))
                .answer(request);
    }

    /**
     * Applies an import, or goes on with one that was interrupted. 200 when it is applied already, 202 while it is
     * being applied: ask for it again to see how far it is.
     *
     * @param id the import
     * @return the import
     */
    @Post("/{id}/apply")
    @Secured(Roles.ADMIN)
    @WriteProblems
    @ApiResponse(
            responseCode = "200",
            description = "applied",
            content = @Content(schema = @Schema(implementation = RosterReport.class)))
    @ApiResponse(
            responseCode = "202",
            description = "being applied by a job; Location is where that is seen",
            content = @Content(schema = @Schema(implementation = RosterReport.class)))
    HttpResponse<RosterReport> applyImport(
            HttpRequest<?> request, @Min(0) long id, @Body @Nullable ApplyRequest body, Authentication authentication) {
        RosterCaller caller = RosterCaller.of(authentication);
        boolean overThreshold = body != null && body.isOverThreshold();
        return answer(request, caller, id, apply.apply(caller, id, overThreshold));
    }

    /**
     * Takes an import back, or goes on with that. What somebody has changed since, and what others hang on, stays and is
     * listed.
     *
     * @param id the import
     * @return the import
     */
    @Post("/{id}/undo")
    @Secured(Roles.ADMIN)
    @Consumes(MediaType.ALL)
    @WriteProblems
    @ApiResponse(
            responseCode = "200",
            description = "undone",
            content = @Content(schema = @Schema(implementation = RosterReport.class)))
    @ApiResponse(
            responseCode = "202",
            description = "being undone by a job; Location is where that is seen",
            content = @Content(schema = @Schema(implementation = RosterReport.class)))
    HttpResponse<RosterReport> undoImport(HttpRequest<?> request, @Min(0) long id, Authentication authentication) {
        RosterCaller caller = RosterCaller.of(authentication);
        return answer(request, caller, id, apply.undo(caller, id));
    }

    private HttpResponse<RosterReport> answer(HttpRequest<?> request, RosterCaller caller, long id, Job job) {
        boolean ended = jobs.ended(job.id(), TO_WAIT);
        RosterReport report = imports.report(caller.orgId(), id, Languages.of(request));
        return ended
                ? HttpResponse.ok(report)
                : HttpResponse.<RosterReport>accepted(answers.place(job)).body(report);
    }

    private static ChangeKind kind(String text) {
        return Stream.of(ChangeKind.values())
                .filter(kind -> Objects.equals(kind.text(), text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static void requireFile(HttpRequest<?> request) {
        boolean isFile = request.getContentType()
                .map(type -> TYPES.contains(type.getName()))
                .orElse(false);
        if (!isFile) {
            throw ProblemException.of(RosterProblem.NOT_A_ROSTER, Words.of("roster.not-a-file"));
        }
    }
}
