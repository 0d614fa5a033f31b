package io.gyosil.analytics.feature;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobKind;
import io.gyosil.kit.job.JobStep;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dates the facts of an organization by the zone that it has now, and lets the daily features follow. From the first
 * step on new facts are dated so; the others then go learner by learner, some days in a step.
 */
@Singleton
class DateFactsAnew implements JobKind<DateFactsAnew.Progress> {

    private static final int LEARNERS = 50;
    private static final int DAYS = 100;

    // Those that store facts hold the row, one after the other without a gap when they are busy: a wait for the row
    // alone may never
    // end, a wait for the table comes next.
    private static final String WAIT = "LOCK TABLE organization_day IN EXCLUSIVE MODE";
    private static final String CHANGE =
            "UPDATE organization_day SET time_zone = ?, is_changing = true WHERE org_id = ?";

    private final OrganizationDayRepository zones;
    private final FactRepository facts;
    private final FeatureLocks locks;
    private final StatementPipeline pipeline;

    DateFactsAnew(
            OrganizationDayRepository zones, FactRepository facts, FeatureLocks locks, StatementPipeline pipeline) {
        this.zones = zones;
        this.facts = facts;
        this.locks = locks;
        this.pipeline = pipeline;
    }

    /**
     * How far it is.
     *
     * @param timeZone the zone by which facts are dated
     * @param userId the learner of the last day that was looked at; empty before the first
     * @param topicId that day's topic
     * @param date that day
     * @param days how many days were looked at
     */
    @Introspected
    record Progress(String timeZone, String userId, String topicId, LocalDate date, long days) {}

    /**
     * What was done.
     *
     * @param timeZone the zone by which all facts are dated; null when they were before
     * @param days how many days were looked at
     */
    @Introspected
    record Report(@Nullable String timeZone, long days) {}

    @Override
    public String name() {
        return "date-facts-anew";
    }

    @Override
    public Class<Progress> progressType() {
        return Progress.class;
    }

    @Override
    public JobStep next(Job job, @Nullable Progress soFar) {
        long orgId = Objects.requireNonNull(job.orgId());
        return soFar == null ? begin(orgId) : goOn(orgId, soFar);
    }

    private JobStep begin(long orgId) {
        OrganizationDay now = zones.changed(orgId).orElse(null);
        if (now == null) {
            return new JobStep.Finished(new Report(null, 0));
        }
        pipeline.later(WAIT, List.of());
        pipeline.later(CHANGE, List.of(now.timeZone(), orgId));
        return new JobStep.Next(new Progress(now.timeZone(), "", "", LocalDate.EPOCH, 0), 0, null);
    }

    private JobStep goOn(long orgId, Progress soFar) {
        List<DatedFact> next = facts.ofNextDays(orgId, soFar.userId(), soFar.topicId(), soFar.date(), LEARNERS, DAYS);
        if (next.isEmpty()) {
            zones.dated(orgId, soFar.timeZone());
            return new JobStep.Finished(new Report(soFar.timeZone(), soFar.days()));
        }
        date(next, ZoneId.of(soFar.timeZone()));
        long days = soFar.days() + next.stream().map(DatedFact::key).distinct().count();
        DatedFact last = next.getLast();
        return new JobStep.Next(
                new Progress(soFar.timeZone(), last.userId(), last.topicId(), last.date(), days), days, null);
    }

    private void date(List<DatedFact> all, ZoneId zone) {
        Function<DatedFact, LocalDate> day = fact -> LocalDate.ofInstant(fact.answeredAt(), zone);
        List<DatedFact> moved = all.stream()
                .filter(fact -> !fact.date().equals(day.apply(fact)))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        Set<FeatureKey> touched =
                moved.stream().map(DatedFact::key).collect(Collectors.toCollection(LinkedHashSet::new));
        moved.forEach(fact -> touched.add(fact.on(day.apply(fact))));
        locks.take(touched);
        facts.date(
                ProjectFacts.texts(moved, DatedFact::sessionId),
                moved.stream().mapToInt(DatedFact::position).toArray(),
                ProjectFacts.texts(moved, DatedFact::answeredAt),
                ProjectFacts.texts(moved, day::apply));
        String[] users = ProjectFacts.texts(touched, FeatureKey::userId);
        String[] topics = ProjectFacts.texts(touched, FeatureKey::topicId);
        String[] dates = ProjectFacts.texts(touched, FeatureKey::date);
        facts.recompute(users, topics, dates);
        facts.removeEmpty(users, topics, dates);
    }
}
