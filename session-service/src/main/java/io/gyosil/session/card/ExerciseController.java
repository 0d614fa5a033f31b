package io.gyosil.session.card;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The problems for the cards of live lessons (seed 001). */
@Controller("/api/problems")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Problems")
class ExerciseController {

    private static final Set<String> PARAMETERS =
            Set.of("class_id", "shared", "grade", "difficulty", "type", "limit", "cursor");
    private static final String EXAMPLE =
            "{\"question\": \"1/2 + 1/4\", \"answer\": \"3/4\", \"type\": \"math\", \"difficulty\": 2, \"grade\":"
                    + " \"5\", \"class_id\": \"4\"}";
    private static final int MOST_AT_ONCE = 5_000;

    private final KeepExercises keep;
    private final Idempotency idempotency;

    ExerciseController(KeepExercises keep, Idempotency idempotency) {
        this.keep = keep;
        this.idempotency = idempotency;
    }

    /** A problem as callers see it. */
    record ExerciseView(
            UUID problemId,
            @Nullable String classId,
            boolean shared,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            Instant createdAt) {

        static ExerciseView of(Exercise exercise) {
            Exercise.Content content = exercise.content();
            return new ExerciseView(
                    exercise.problemId(),
                    exercise.classId(),
                    exercise.classId() == null,
                    content.question(),
                    content.answer(),
                    content.type(),
                    content.difficulty(),
                    content.grade(),
                    exercise.createdAt());
        }
    }

    /** What a bulk load made. */
    record LoadView(int created) {}

    /** Problems in the order in which they were made: the shared ones, and those of the classes that the caller teaches. */
    @Get
    HttpResponse<Page<ExerciseView>> listProblems(
            HttpRequest<?> request,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable String shared,
            @QueryValue @Nullable String grade,
            @QueryValue @Nullable Integer difficulty,
            @QueryValue @Nullable String type,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        if (type != null && !ExerciseFields.TYPES.contains(type)) {
            throw ProblemException.invalid(List.of(new FieldError("?type", ExerciseFields.MUST_BE_A_TYPE)));
        }
        if (shared != null && !shared.equals("true") && !shared.equals("false")) {
            throw ProblemException.invalid(List.of(new FieldError("?shared", "must be true or false")));
        }
        Boolean isShared = shared == null ? null : Boolean.valueOf(shared);
        Slice slice = Slice.of(limit, null, cursor, 1);
        Cursor after = slice.cursor();
        UUID place = after == null ? null : after.parsed(0, UUID::fromString);
        Caller caller = Caller.of(authentication);
        return slice.page(
                        keep.list(caller, classId, isShared, grade, difficulty, type, place, slice.most()),
                        exercise -> Cursor.at(exercise.problemId().toString()))
                .map(ExerciseView::of)
                .answer(request);
    }

    /** Makes one; without a class it is for all classes of the organization. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createProblem(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        Exercise.Draft draft = ExerciseFields.whole(fields);
        fields.finish();
        return keep.inTransaction(
                () -> idempotency.created(request, caller, body, () -> ExerciseView.of(keep.create(caller, draft))));
    }

    /** Makes up to 5,000, all or none of them. */
    @Post("/bulk")
    @RequestBody(content = @Content(examples = @ExampleObject(value = "{\"problems\": [" + EXAMPLE + "]}")))
    HttpResponse<?> createProblems(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        List<FieldReader> entries = fields.objects("problems", MOST_AT_ONCE);
        List<Exercise.Draft> drafts =
                entries.stream().map(ExerciseFields::whole).toList();
        entries.forEach(entry -> entry.unknown().forEach(name -> entry.wrong(name, "is not a field here")));
        fields.finish();
        return keep.inTransaction(
                () -> idempotency.created(request, caller, body, () -> new LoadView(keep.load(caller, drafts))));
    }

    /** A problem that the caller may see. */
    @Get("/{id}")
    HttpResponse<ExerciseView> getProblem(UUID id, Authentication authentication) {
        return tagged(keep.find(Caller.of(authentication), id));
    }

    /** Changes what the merge-patch names. Cards that were shown before stay as they were. */
    @Patch("/{id}")
    HttpResponse<ExerciseView> patchProblem(
            HttpRequest<?> request,
            UUID id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        return tagged(keep.change(caller, id, version -> EntityTag.check(request, version), before -> {
            Exercise.Draft draft = ExerciseFields.patched(fields, before);
            fields.finish();
            return draft;
        }));
    }

    /** Removes one. Cards that were shown before stay. */
    @Delete("/{id}")
    HttpResponse<?> deleteProblem(HttpRequest<?> request, UUID id, Authentication authentication) {
        keep.remove(Caller.of(authentication), id, version -> EntityTag.check(request, version));
        return HttpResponse.noContent();
    }

    private static HttpResponse<ExerciseView> tagged(Exercise exercise) {
        return EntityTag.ok(ExerciseView.of(exercise), exercise.version());
    }
}
