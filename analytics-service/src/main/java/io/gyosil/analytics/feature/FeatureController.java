package io.gyosil.analytics.feature;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The daily features, for dashboards. */
@Controller("/api/analytics/features/topic-daily")
@ExecuteOn(TaskExecutors.BLOCKING)
class FeatureController {

    private static final Set<String> PARAMETERS = Set.of("user_id", "topic_id", "from", "to", "limit", "cursor");

    private final Transactions transactions;
    private final Features features;

    FeatureController(@Named("web") Transactions transactions, Features features) {
        this.transactions = transactions;
        this.features = features;
    }

    /**
     * Daily features by learner, topic and dates (both inclusive). A student gets only their own, without asking for
     * them by id.
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    HttpResponse<Page<FeatureView>> list(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue("topic_id") @Nullable String topicId,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Caller caller = Caller.of(authentication);
        String learner = userId == null && !caller.isStaff() ? caller.userId() : userId;
        if (learner != null) {
            caller.mustBe(learner);
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid(List.of(new FieldError("?from", "must not be after to")));
        }
        FeatureFilter filter = new FeatureFilter(learner, topicId, from, to);
        int most = Page.limit(limit);
        FeatureKey after = key(Cursor.decode(cursor, 3));
        List<FeatureView> rows = transactions.inTransaction(() -> features.find(filter, after, most + 1));
        return Page.of(
                        rows,
                        most,
                        row -> Cursor.at(row.userId(), row.topicId(), row.date().toString()))
                .answer(request);
    }

    private static @Nullable FeatureKey key(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : new FeatureKey(cursor.key().get(0), cursor.key().get(1), cursor.parsed(2, LocalDate::parse));
    }
}
