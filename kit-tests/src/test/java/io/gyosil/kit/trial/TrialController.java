package io.gyosil.kit.trial;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.trace.Trace;
import io.gyosil.kit.web.Page;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Answers in every way that a service's controllers do. */
@Controller("/trial")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "gyosil.trial")
class TrialController {

    private final TrialTransactions transactions;
    private final Outbox outbox;
    private final Idempotency repeats;

    TrialController(@Named("web") TransactionOperations<Connection> transactions, Outbox outbox, Idempotency repeats) {
        this.transactions = new TrialTransactions(transactions);
        this.outbox = outbox;
        this.repeats = repeats;
    }

    @Get("/caller")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Caller caller(Authentication authentication) {
        return Caller.of(authentication);
    }

    @Get("/teachers")
    @Secured(Roles.TEACHER)
    String teachers() {
        return "{}";
    }

    @Post("/body")
    Map<String, Object> body(@Body Anything body) {
        return Map.of("fields", body.fields() == null ? 0 : body.fields().size());
    }

    /** A body that takes every field. */
    @JsonRequest
    record Anything(@JsonAnySetter @Nullable Map<String, RawJson> fields) {}

    @Get("/query")
    Map<String, Object> query(
            @QueryValue("user_id") String userId,
            @QueryValue @Nullable Integer limit,
            @QueryValue("changed_after") @Nullable Instant changedAfter) {
        return Map.of("user_id", userId, "limit", Page.limit(limit));
    }

    @Get("/path/{number}")
    Map<String, Object> path(long number) {
        return Map.of("number", number);
    }

    @Get("/csv")
    @Produces(MediaType.TEXT_CSV)
    String csv() {
        return "a,b";
    }

    @Get("/problem")
    String problem(@QueryValue @Nullable String a) {
        throw ProblemException.of(CommonProblem.UNPROCESSABLE, "이 수업은 끝났습니다.").with("session_ids", List.of("s-1"));
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException(
                "SELECT password FROM users at io.gyosil.kit.trial.TrialController",
                new NullPointerException("java.lang.String"));
    }

    @Get("/fields")
    String fields(@QueryValue int count) {
        throw ProblemException.invalid(IntStream.range(0, count)
                .mapToObj(i -> new FieldError("/answers/" + i, "is wrong"))
                .toList());
    }

    /** Takes longer than the database lets it. */
    @Get("/late")
    String late() {
        transactions.run(open -> {
            open.execute("SET LOCAL statement_timeout = 50");
            open.execute("SELECT pg_sleep(5)");
        });
        return "{}";
    }

    /** Runs any one statement and answers its first column. */
    @Get("/sql")
    List<String> sql(@QueryValue String statement, @QueryValue @Nullable String text) {
        String asked = statement.replaceAll("(?<!:):text\\b", "?");
        String[] values = text == null || asked.equals(statement) ? new String[0] : new String[] {text};
        return transactions.in(open -> open.column(asked, values));
    }

    /** What is to be made. */
    @JsonRequest
    record Wanted(@Nullable Integer other) {}

    /** Makes something new, unless the same request did so before. */
    @Post("/made")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<?> made(HttpRequest<?> request, Authentication authentication, @Body Wanted body) {
        return repeats.created(request, Caller.of(authentication), body, () -> Map.of("id", UUID.randomUUID()));
    }

    @Post("/event")
    Map<String, Object> event(@QueryValue String topic, @QueryValue String key) {
        transactions.run(open ->
                outbox.append(List.of(OutboxEvent.of(topic, key, "gyosil.test.happened.v1", Map.of(), Instant.now()))));
        return Map.of("traceparent", String.valueOf(Trace.current()));
    }
}
