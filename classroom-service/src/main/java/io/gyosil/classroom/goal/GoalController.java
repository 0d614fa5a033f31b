package io.gyosil.classroom.goal;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.access.Whose;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What learners are interested in and aim at (seed 000's interest_goal). */
@Controller("/api/interest-goals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Goals")
class GoalController {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_TOPIC = 200;
    private static final Pattern USER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Goals goals;
    private final Scoped scoped;
    private final ChangePublisher<Goal> changes;

    GoalController(Goals goals, Scoped scoped, ChangePublisher<Goal> changes) {
        this.goals = goals;
        this.scoped = scoped;
        this.changes = changes;
    }

    /** The goals that the caller may see, newest first. */
    @Get
    HttpResponse<Page<GoalView>> listGoals(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("user_id", "limit", "skip", "cursor"));
        Caller caller = Caller.of(authentication);
        Slice slice = Slice.of(limit, skip, cursor, 3);
        Cursor from = slice.cursor();
        Goals.Key after = from == null
                ? null
                : new Goals.Key(
                        from.parsed(0, Instant::parse),
                        from.key().get(1),
                        from.key().get(2));
        List<Goal> rows = scoped.as(caller, () -> {
            if (userId != null) {
                learner(caller, userId);
            }
            return goals.page(userId, after, slice.skip(), slice.most());
        });
        return slice.page(rows, row -> Cursor.at(row.setAt().toString(), row.userId(), row.topicId()))
                .map(GoalView::of)
                .answer(request);
    }

    /** A goal that the caller may see. */
    @Get("/{user_id}/{topic_id}")
    HttpResponse<GoalView> getGoal(
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") String topicId,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Goal goal = scoped.as(caller, () -> {
            learner(caller, userId);
            return goals.find(userId, topicId).orElseThrow(GoalController::noGoal);
        });
        return EntityTag.ok(GoalView.of(goal), goal.version());
    }

    /** Sets a goal, whether it is there or not: 201 when it was not. */
    @Put("/{user_id}/{topic_id}")
    HttpResponse<GoalView> putGoal(
            HttpRequest<?> request,
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") String topicId,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        if (topicId.length() > MOST_TOPIC) {
            throw ProblemException.invalid(
                    List.of(new FieldError("{topic_id}", "must have 1 to " + MOST_TOPIC + " characters")));
        }
        FieldReader fields = JsonBody.read(body);
        Goals.Draft draft = new Goals.Draft(
                fields.optionalDecimal("interest_level", BigDecimal.ZERO, BigDecimal.ONE),
                fields.optionalDecimal("goal_target", LARGEST.negate(), LARGEST));
        fields.finish();
        return scoped.as(caller, () -> {
            long org = learner(caller, userId);
            Optional<Goal> before = goals.find(userId, topicId);
            before.ifPresent(there -> EntityTag.check(request, there.version()));
            Goal goal = goals.put(userId, topicId, org, draft);
            changes.changed(goal);
            return EntityTag.tagged(
                    before.isPresent() ? HttpResponse.ok(GoalView.of(goal)) : HttpResponse.created(GoalView.of(goal)),
                    goal.version());
        });
    }

    /** Removes a goal. */
    @Delete("/{user_id}/{topic_id}")
    HttpResponse<?> deleteGoal(
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") String topicId,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        scoped.run(caller, () -> {
            learner(caller, userId);
            ChangePublisher.Gone<Goal> gone = goals.remove(userId, topicId).orElseThrow(GoalController::noGoal);
            changes.removed(List.of(gone));
        });
        return HttpResponse.noContent();
    }

    /** The organization of a learner whom the caller may see. */
    private long learner(Caller caller, String userId) {
        if (!USER.matcher(userId).matches()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, "There is no such user.");
        }
        return goals.lockLearner(userId).orElseThrow(() -> Whose.notFound(caller, "user", Long.parseLong(userId)));
    }

    private static ProblemException noGoal() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "There is no such goal.");
    }
}
