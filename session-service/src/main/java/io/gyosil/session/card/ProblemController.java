package io.gyosil.session.card;

import io.gyosil.kit.database.Transactions;
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
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The problems for the cards of live lessons (seed 001). */
@Controller("/api/problems")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Problems")
class ProblemController {

    private static final Set<String> PARAMETERS =
            Set.of("class_id", "shared", "grade", "difficulty", "type", "limit", "cursor");
    private static final String EXAMPLE =
            "{\"question\": \"1/2 + 1/4\", \"answer\": \"3/4\", \"type\": \"math\", \"difficulty\": 2, \"grade\":"
                    + " \"5\", \"class_id\": \"4\"}";
    private static final int MOST_AT_ONCE = 5_000;

    private final Transactions transactions;
    private final ManageProblems manage;
    private final Idempotency idempotency;

    ProblemController(@Named("web") Transactions transactions, ManageProblems manage, Idempotency idempotency) {
        this.transactions = transactions;
        this.manage = manage;
        this.idempotency = idempotency;
    }

    /** A problem as callers see it. */
    record ProblemView(
            UUID problemId,
            @Nullable String classId,
            boolean shared,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            Instant createdAt) {

        static ProblemView of(Problem problem) {
            Problem.Content content = problem.content();
            return new ProblemView(
                    problem.problemId(),
                    problem.classId(),
                    problem.classId() == null,
                    content.question(),
                    content.answer(),
                    content.type(),
                    content.difficulty(),
                    content.grade(),
                    problem.createdAt());
        }
    }

    /** What a bulk load made. */
    record LoadView(int created) {}

    /** Problems in the order in which they were made: the shared ones, and those of the classes that the caller teaches. */
    @Get
    HttpResponse<Page<ProblemView>> listProblems(
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
        if (type != null && !ProblemFields.TYPES.contains(type)) {
            throw ProblemException.invalid(List.of(new FieldError("?type", ProblemFields.MUST_BE_A_TYPE)));
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
                        transactions.inTransaction(() ->
                                manage.list(caller, classId, isShared, grade, difficulty, type, place, slice.most())),
                        problem -> Cursor.at(problem.problemId().toString()))
                .map(ProblemView::of)
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
        Problem.Draft draft = ProblemFields.whole(fields);
        fields.finish();
        return transactions.inTransaction(
                () -> idempotency.created(request, caller, body, () -> ProblemView.of(manage.create(caller, draft))));
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
        List<Problem.Draft> drafts = entries.stream().map(ProblemFields::whole).toList();
        entries.forEach(entry -> entry.unknown().forEach(name -> entry.wrong(name, "is not a field here")));
        fields.finish();
        return transactions.inTransaction(
                () -> idempotency.created(request, caller, body, () -> new LoadView(manage.load(caller, drafts))));
    }

    /** A problem that the caller may see. */
    @Get("/{id}")
    HttpResponse<ProblemView> getProblem(UUID id, Authentication authentication) {
        return tagged(transactions.inTransaction(() -> manage.find(Caller.of(authentication), id)));
    }

    /** Changes what the merge-patch names. Cards that were shown before stay as they were. */
    @Patch("/{id}")
    HttpResponse<ProblemView> patchProblem(
            HttpRequest<?> request,
            UUID id,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        FieldReader fields = JsonBody.read(body);
        return tagged(transactions.inTransaction(() -> {
            Problem before = manage.lock(caller, id);
            EntityTag.check(request, before.version());
            Problem.Draft draft = ProblemFields.patched(fields, before);
            fields.finish();
            return manage.change(caller, before, draft);
        }));
    }

    /** Removes one. Cards that were shown before stay. */
    @Delete("/{id}")
    HttpResponse<?> deleteProblem(HttpRequest<?> request, UUID id, Authentication authentication) {
        transactions.run(() -> {
            Problem before = manage.lock(Caller.of(authentication), id);
            EntityTag.check(request, before.version());
            manage.remove(before);
        });
        return HttpResponse.noContent();
    }

    private static HttpResponse<ProblemView> tagged(Problem problem) {
        return EntityTag.ok(ProblemView.of(problem), problem.version());
    }
}
