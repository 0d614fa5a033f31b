package io.gyosil.classroom.goal;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What learners are interested in and aim at (seed 000's interest_goal). */
@Controller("/api/interest-goals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
@Tag(name = "Goals")
class GoalController {

    private final ManageGoals manage;

    GoalController(ManageGoals manage) {
        this.manage = manage;
    }

    /**
     * The goals that the caller may see, newest first.
     *
     * @param userId the learner; all that the caller may see if absent
     * @param limit how many at most; 50 if absent
     * @param skip how many to pass over, from the cursor on
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the goals, newest first
     */
    @Get
    @ReadProblems
    HttpResponse<Page<GoalView>> listGoals(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable @Min(0) @Max(Slice.MOST_SKIPPED) Integer skip,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        Slice slice = Slice.of(limit, skip, cursor, 3);
        return slice.page(
                        manage.page(Caller.of(authentication), userId, slice),
                        row -> Cursor.at(row.setAt().toString(), row.userId(), row.topicId()))
                .answer(request);
    }

    /**
     * A goal that the caller may see.
     *
     * @param userId the learner
     * @param topicId the topic
     * @return the goal
     */
    @Get("/{user_id}/{topic_id}")
    @ReadProblems
    HttpResponse<GoalView> getGoal(
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") String topicId,
            Authentication authentication) {
        GoalView goal = manage.find(Caller.of(authentication), userId, topicId);
        return EntityTag.ok(goal, goal.version());
    }

    /**
     * Sets a goal, whether it is there or not: 201 when it was not.
     *
     * @param userId the learner
     * @param topicId the topic
     */
    @Put("/{user_id}/{topic_id}")
    @ChangeProblems
    @ApiResponse(
            responseCode = "201",
            description = "it is new",
            content = @Content(schema = @Schema(implementation = GoalView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "it is changed",
            content = @Content(schema = @Schema(implementation = GoalView.class)))
    HttpResponse<GoalView> putGoal(
            HttpRequest<?> request,
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") @Size(min = 1, max = 200) String topicId,
            @Body GoalRequest body,
            Authentication authentication) {
        ManageGoals.Set set = manage.set(Caller.of(authentication), userId, topicId, ExpectedVersion.of(request), body);
        return EntityTag.tagged(
                set.isNew() ? HttpResponse.created(set.goal()) : HttpResponse.ok(set.goal()),
                set.goal().version());
    }

    /**
     * Removes a goal.
     *
     * @param userId the learner
     * @param topicId the topic
     */
    @Delete("/{user_id}/{topic_id}")
    @Status(HttpStatus.NO_CONTENT)
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void deleteGoal(
            @PathVariable("user_id") String userId,
            @PathVariable("topic_id") String topicId,
            Authentication authentication) {
        manage.remove(Caller.of(authentication), userId, topicId);
    }
}
