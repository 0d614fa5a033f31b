package io.gyosil.study.question;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Questions are published by teachers and fetched by viewers. */
@Controller("/study/questions")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuestionController {

    private static final String EXAMPLE = """
        {"questions": [{"pub_id": "q-17", "source_id": 17, "user_id": "1001", "topic_id": "t-3",
                        "topic_name": "일차방정식", "subject": "수학", "content": "2x = 4일 때 x는?",
                        "choices": ["1", "2"], "key": 2}]}
        """;

    private static final Set<String> PARAMETERS = Set.of("user_id", "changed_after", "limit", "cursor");

    private final PublishQuestions publish;
    private final LearnerQuestions questions;
    private final Transactions transactions;
    private final RosterRights rights;

    QuestionController(
            PublishQuestions publish,
            LearnerQuestions questions,
            @Named("web") Transactions transactions,
            RosterRights rights) {
        this.rights = rights;
        this.publish = publish;
        this.questions = questions;
        this.transactions = transactions;
    }

    /**
     * Publishes up to 5,000 questions for learners whom the caller may see; topics and learners come into being with
     * them. Publishing again what is there changes nothing.
     */
    @Put
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    PublishedQuestions.Counts put(
            @Body @Nullable @Schema(implementation = Object.class) byte[] body, Authentication authentication) {
        return publish.publish(Caller.of(authentication), QuestionReader.read(body));
    }

    /**
     * A learner's questions, by change; ask again with the latest {@code changed_at} to learn what is new. A new name of
     * a topic alone is no change of its questions.
     */
    @Get
    HttpResponse<Page<QuestionView>> list(
            HttpRequest<?> request,
            @QueryValue("user_id") String userId,
            @QueryValue("changed_after") @Nullable Instant changedAfter,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        int most = Page.limit(limit);
        Cursor from = Cursor.decode(cursor, 2);
        Instant after = from == null ? changedAfter : from.parsed(0, Instant::parse);
        // Without a cursor everything of the very moment of changed_after has been seen.
        long afterId = from == null ? Long.MAX_VALUE : from.number(1);
        Caller caller = Caller.of(authentication);
        List<Question.Published> rows = transactions.inTransaction(() -> {
            rights.mustSeeLearner(caller, userId);
            return questions.of(userId, Organizations.readBy(caller), after, afterId, most + 1);
        });
        return Page.of(rows, most, row -> Cursor.at(row.changedAt().toString(), Long.toString(row.id())))
                .map(QuestionView::of)
                .answer(request);
    }
}
