package io.gyosil.analytics.feature;

import io.gyosil.kit.GyosilSettings;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the daily features equal to what follows from the facts. Facts are stored under their own identity and the
 * touched days are recomputed from them, so duplicates, any order and any replay end in the same state.
 */
@Singleton
class ProjectFacts {

    private final FactRepository facts;
    private final FeatureLocks locks;
    private final OrganizationDayRepository days;
    /** Where days begin and end of answers whose organization has no zone yet. */
    private final ZoneId otherwise;

    ProjectFacts(FactRepository facts, FeatureLocks locks, OrganizationDayRepository days, GyosilSettings settings) {
        this.facts = facts;
        this.locks = locks;
        this.days = days;
        this.otherwise = settings.timeZone();
    }

    /** Takes the facts of some quizzes in. */
    @Transactional("worker")
    void project(List<List<AttemptFact>> quizzes) {
        List<AttemptFact> all = quizzes.stream().flatMap(List::stream).toList();
        Function<AttemptFact, ZoneId> zones = zones(all);
        Set<FeatureKey> touched =
                all.stream().map(fact -> fact.key(zones.apply(fact))).collect(Collectors.toSet());
        // Without the lock two consumers would each compute without the other's fact, and the later one win.
        locks.take(touched);
        insert(all, zones);
        recompute(touched);
    }

    /** Computes the features of these keys anew, in the open transaction. */
    void recompute(Collection<FeatureKey> keys) {
        facts.recompute(
                texts(keys, FeatureKey::userId), texts(keys, FeatureKey::topicId), texts(keys, FeatureKey::date));
    }

    private Function<AttemptFact, ZoneId> zones(List<AttemptFact> all) {
        long[] orgIds = all.stream()
                .map(AttemptFact::orgId)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .distinct()
                .toArray();
        if (orgIds.length == 0) {
            return fact -> otherwise;
        }
        days.add(orgIds, otherwise.getId());
        Map<Long, ZoneId> known = new HashMap<>();
        days.held(orgIds).forEach(day -> known.put(day.orgId(), ZoneId.of(day.timeZone())));
        return fact -> fact.orgId() == null ? otherwise : known.getOrDefault(fact.orgId(), otherwise);
    }

    private void insert(List<AttemptFact> all, Function<AttemptFact, ZoneId> zones) {
        facts.insert(
                texts(all, AttemptFact::sessionId),
                all.stream().mapToInt(AttemptFact::position).toArray(),
                texts(all, AttemptFact::answeredAt),
                all.stream().map(AttemptFact::orgId).toArray(Long[]::new),
                texts(all, AttemptFact::userId),
                texts(all, AttemptFact::topicId),
                texts(all, fact -> fact.key(zones.apply(fact)).date()),
                texts(all, AttemptFact::itemId),
                texts(all, AttemptFact::outcome),
                all.stream().map(AttemptFact::responseTimeMs).toArray(Integer[]::new),
                texts(all, AttemptFact::source),
                texts(all, AttemptFact::origin),
                all.stream().mapToInt(AttemptFact::version).toArray());
    }

    /** A column as text; PostgreSQL casts it. */
    static <R> String[] texts(Collection<R> rows, Function<R, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }
}
