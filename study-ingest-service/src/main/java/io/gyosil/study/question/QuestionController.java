package io.gyosil.study.question;

import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions are published by teachers and fetched by viewers. */
@Controller("/study/questions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Questions")
class QuestionController {

    private final PublishQuestions publish;
    private final QuestionRepository questions;
    private final RosterRights rights;

    QuestionController(PublishQuestions publish, QuestionRepository questions, RosterRights rights) {
        this.publish = publish;
        this.questions = questions;
        this.rights = rights;
    }

    /**
     * Publishes up to 5,000 questions for learners whom the caller may see; topics and learners come into being with
     * them. Publishing again what is there changes nothing.
     *
     * @return what it did
     */
    @Put
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    PublishResponse publishQuestions(@Body PublishRequest body, Authentication authentication) {
        return publish.publish(Caller.of(authentication), body.questions());
    }

    /**
     * A learner's questions, by change; ask again with the latest {@code changed_at} to learn what is new. A new name of
     * a topic alone is no change of its questions.
     *
     * @param userId the learner
     * @param changedAfter the latest {@code changed_at} that is known already; absent for all questions
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the questions, by change
     */
    @Get
    @Secured({Roles.VIEWER, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<QuestionView>> listQuestions(
            HttpRequest<?> request,
            @QueryValue("user_id") String userId,
            @QueryValue("changed_after") @Nullable Instant changedAfter,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor from = Cursor.decode(cursor, 2);
        Instant after = from == null ? changedAfter : from.parsed(0, Instant::parse);
        // Without a cursor everything of the very moment of changed_after has been seen.
        long afterId = from == null ? Long.MAX_VALUE : from.number(1);
        Caller caller = Caller.of(authentication);
        rights.mustSeeLearner(caller, userId);
        List<QuestionView> rows = questions.ofLearner(userId, Organizations.readBy(caller), after, afterId, most + 1);
        return Page.of(rows, most, row -> Cursor.at(row.changedAt().toString(), Long.toString(row.id())))
                .answer(request);
    }
}
