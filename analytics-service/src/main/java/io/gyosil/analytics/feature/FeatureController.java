package io.gyosil.analytics.feature;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The daily features, for dashboards. */
@Controller("/api/analytics/features/topic-daily")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Features")
class FeatureController {

    private final FindFeatures features;

    FeatureController(FindFeatures features) {
        this.features = features;
    }

    /**
     * Daily features by learner or class, topic and dates (both inclusive): an admin gets those of the organization, a
     * teacher those of the own classes, and a student the own ones, without asking for them by id.
     *
     * @param userId a learner; absent for all
     * @param classId a class, whose learners are meant; absent for all
     * @param topicId a topic; absent for all
     * @param from the first day
     * @param to the last day
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the days: newest first when one learner or one topic is asked for, else learner by learner
     */
    @Get
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<FeatureView>> listDailyFeatures(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue("topic_id") @Nullable String topicId,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid(List.of(FieldError.of("?from", "analytics.from-after-to")));
        }
        int most = Page.limit(limit);
        List<FeatureView> rows = features.find(
                Caller.of(authentication),
                new FindFeatures.Wanted(userId, classId, topicId, from, to),
                after(Cursor.decode(cursor, 3)),
                most + 1);
        return Page.of(
                        rows,
                        most,
                        row -> Cursor.at(row.userId(), row.topicId(), row.date().toString()))
                .answer(request);
    }

    private static FindFeatures.After after(@Nullable Cursor cursor) {
        return cursor == null
                ? new FindFeatures.After(null, null, null)
                : new FindFeatures.After(
                        cursor.parsed(2, LocalDate::parse),
                        cursor.key().get(0),
                        cursor.key().get(1));
    }
}
