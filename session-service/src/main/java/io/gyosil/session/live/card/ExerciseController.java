package io.gyosil.session.live.card;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exercises for the cards of live lessons (seed 001), which are called problems on the wire. */
@Controller("/api/problems")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Problems")
@Secured({Roles.TEACHER, Roles.ADMIN})
class ExerciseController {

    private final KeepExercises keep;
    private final Idempotency idempotency;

    ExerciseController(KeepExercises keep, Idempotency idempotency) {
        this.keep = keep;
        this.idempotency = idempotency;
    }

    /**
     * What a bulk load made.
     *
     * @param created how many problems
     */
    @Schema(name = "LoadView")
    record LoadView(@Schema(example = "120") int created) {}

    /**
     * Problems in the order in which they were made: the shared ones, and those of the classes that the caller teaches.
     *
     * @param classId of this class alone
     * @param shared whether they must be for all classes, or of one
     * @param grade of this grade alone
     * @param difficulty of this difficulty alone
     * @param type of this type alone
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of problems
     */
    @Get
    @ReadProblems
    HttpResponse<Page<ExerciseView>> listProblems(
            HttpRequest<?> request,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable Boolean shared,
            @QueryValue @Nullable String grade,
            @QueryValue @Nullable @Parameter(schema = @Schema(minimum = "1", maximum = "5")) Integer difficulty,
            @QueryValue @Nullable ExerciseType type,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 1);
        UUID place = after == null ? null : after.parsed(0, UUID::fromString);
        String about = type == null ? null : type.wireName();
        return Page.of(
                        keep.list(
                                Caller.of(authentication), classId, shared, grade, difficulty, about, place, most + 1),
                        most,
                        exercise -> Cursor.at(exercise.problemId().toString()))
                .map(ExerciseView::of)
                .answer(request);
    }

    /**
     * Makes one; without a class it is for all classes of the organization.
     *
     * @return the problem
     */
    @Post
    @Status(HttpStatus.CREATED)
    @CreateProblems
    HttpResponse<ExerciseView> createProblem(
            HttpRequest<?> request, @Body ExerciseRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return idempotency.created(request, caller, body, () -> ExerciseView.of(keep.create(caller, body.draft())));
    }

    /**
     * Makes up to 5,000, all or none of them.
     *
     * @return how many
     */
    @Post("/bulk")
    @Status(HttpStatus.CREATED)
    @CreateProblems
    HttpResponse<LoadView> createProblems(
            HttpRequest<?> request, @Body ExercisesRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return idempotency.created(
                request,
                caller,
                body,
                () -> new LoadView(keep.load(
                        caller,
                        body.problems().stream().map(ExerciseRequest::draft).toList())));
    }

    /**
     * Grades an answer as in a lesson, to a problem that is kept or about to be. Nothing is kept of it.
     *
     * @return whether it is right
     */
    @Post("/tries")
    @WriteProblems
    @ApiResponse(responseCode = "200", description = "graded")
    HttpResponse<TriedAnswerView> tryAnswer(@Body TriedAnswerRequest body) {
        return HttpResponse.ok(
                new TriedAnswerView(Grading.isCorrect(body.type().wireName(), body.answer(), body.given())));
    }

    /**
     * A problem that the caller may see.
     *
     * @param id its name
     * @return the problem
     */
    @Get("/{id}")
    @ReadProblems
    HttpResponse<ExerciseView> getProblem(UUID id, Authentication authentication) {
        return tagged(keep.find(Caller.of(authentication), id));
    }

    /**
     * Changes what the merge-patch names. Cards that were shown before stay as they were.
     *
     * @param id its name
     * @return the problem by now
     */
    @Patch("/{id}")
    @ChangeProblems
    HttpResponse<ExerciseView> patchProblem(
            HttpRequest<?> request, UUID id, @Body ExercisePatch body, Authentication authentication) {
        return tagged(keep.change(Caller.of(authentication), id, ExpectedVersion.of(request), body));
    }

    /**
     * Removes one. Cards that were shown before stay.
     *
     * @param id its name
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "removed")
    @ChangeProblems
    void deleteProblem(HttpRequest<?> request, UUID id, Authentication authentication) {
        keep.remove(Caller.of(authentication), id, ExpectedVersion.of(request));
    }

    private static HttpResponse<ExerciseView> tagged(Exercise exercise) {
        return EntityTag.ok(ExerciseView.of(exercise), exercise.version());
    }
}
