package io.gyosil.analytics.feature;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
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
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The daily features, for dashboards. */
@Controller("/api/analytics/features/topic-daily")
@ExecuteOn(TaskExecutors.BLOCKING)
class FeatureController {

    private static final Set<String> PARAMETERS =
            Set.of("user_id", "class_id", "topic_id", "from", "to", "limit", "cursor");

    private final Transactions transactions;
    private final Features features;
    private final LearnersInSight inSight;

    FeatureController(@Named("web") Transactions transactions, Features features, LearnersInSight inSight) {
        this.transactions = transactions;
        this.features = features;
        this.inSight = inSight;
    }

    /**
     * Daily features by learner or class, topic and dates (both inclusive): an admin gets those of the organization, a
     * teacher those of the own classes, and a student the own ones, without asking for them by id.
     */
    @Get
    HttpResponse<Page<FeatureView>> list(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue("topic_id") @Nullable String topicId,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid(List.of(new FieldError("?from", "must not be after to")));
        }
        int most = Page.limit(limit);
        FeatureKey after = key(Cursor.decode(cursor, 3));
        Caller caller = Caller.of(authentication);
        List<FeatureView> rows = transactions.inTransaction(() -> {
            Learners learners = inSight.of(caller, userId, classId);
            return features.find(new FeatureFilter(learners, topicId, from, to), after, most + 1);
        });
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
