package io.gyosil.classroom.roster.compare;

import io.gyosil.classroom.roster.Preview;
import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.classroom.roster.RowWords;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds staged rows against each other and against what is here. In the open transaction, as the worker. */
@Singleton
public final class RosterComparison {

    private final MatchRepository matching;
    private final CheckRepository checks;
    private final DifferenceRepository differences;
    private final CountRepository counts;

    RosterComparison(
            MatchRepository matching,
            CheckRepository checks,
            DifferenceRepository differences,
            CountRepository counts) {
        this.matching = matching;
        this.checks = checks;
        this.differences = differences;
        this.counts = counts;
    }

    /** Finds out what each row is about, and what is wrong with it. */
    public void check(RosterWork work, RosterKind kind, RowRange rows) {
        switch (kind) {
            case USER -> checkUsers(work, rows);
            case ROLE -> checks.rolesOfNobody(work.id(), rows.after(), rows.to(), work.orgId(), work.source());
            case CLASS -> {
                match(work, kind, rows);
                checks.classesTwice(work.id(), rows.after(), rows.to());
            }
            case ENROLLMENT -> {
                match(work, kind, rows);
                checks.enrollmentsTwice(work.id(), rows.after(), rows.to());
                checks.enrollmentsOfNobody(work.id(), rows.after(), rows.to());
            }
            case ORG -> {
                // Nothing is kept of them.
            }
        }
    }

    private void checkUsers(RosterWork work, RowRange rows) {
        match(work, RosterKind.USER, rows);
        checks.usersTwice(work.id(), rows.after(), rows.to());
        checks.giveRoles(work.id(), rows.after(), rows.to());
        checks.withoutRole(work.id(), rows.after(), rows.to());
        checks.ofOtherRole(work.id(), rows.after(), rows.to(), work.orgId());
        checks.withoutName(work.id(), rows.after(), rows.to());
        checks.addressesTwice(work.id(), rows.after(), rows.to());
    }

    /** Writes into rows what they are about. */
    public void match(RosterWork work, RosterKind kind, RowRange rows) {
        matching.match(kind, work.id(), rows.after(), rows.to(), work.orgId(), work.source());
    }

    /**
     * Leaves out addresses that somebody else has: who gives one up in the same roster must be known by then.
     *
     * @return whether some may be left that others give up
     */
    public boolean checkAddresses(RosterWork work, RowRange rows) {
        long[] ofOthers = checks.addressesOfOthers(work.id(), rows.after(), rows.to()).stream()
                .mapToLong(Long::longValue)
                .toArray();
        if (ofOthers.length > 0) {
            checks.addressesTaken(work.id(), ofOthers, work.orgId(), work.source());
        }
        return ofOthers.length > 0;
    }

    /** Says of each row that is all right what it would change; all rows of its kind were checked. */
    public void compare(RosterWork work, RosterKind kind, RowRange rows) {
        switch (kind) {
            case USER -> {
                checkAddresses(work, rows);
                differences.ofUsers(work.id(), rows.after(), rows.to(), work.orgId());
            }
            case ROLE -> differences.ofRoles(work.id(), rows.after(), rows.to());
            case CLASS -> differences.ofClasses(work.id(), rows.after(), rows.to(), work.orgId());
            case ENROLLMENT -> {
                differences.supersede(work.id(), rows.after(), rows.to());
                differences.lead(work.id(), rows.after(), rows.to(), work.orgId());
                differences.ofEnrollments(work.id(), rows.after(), rows.to(), work.orgId(), work.source());
            }
            case ORG -> differences.ofOrgs(work.id(), rows.after(), rows.to());
        }
    }

    /**
     * Why people who seem to be new are rather those who are here, if so many of them are that it is no chance.
     *
     * @param many how many are too many
     */
    public Optional<String> mistaken(RosterWork work, Predicate<Long> many) {
        long zeros = counts.sameButZeros(work.id(), work.orgId(), work.source());
        if (many.test(zeros)) {
            return Optional.of(RowWords.of("new-without-zeros", zeros));
        }
        long elsewhere = counts.ofOtherSources(work.id(), work.orgId(), work.source());
        if (many.test(elsewhere)) {
            return Optional.of(RowWords.of("new-of-other-source", elsewhere));
        }
        long names = counts.sameNames(work.id(), work.orgId());
        return many.test(names) ? Optional.of(RowWords.of("new-of-same-name", names)) : Optional.empty();
    }

    /** Counts what would change. */
    public Preview count(RosterWork work) {
        Map<String, Long> actions = counts.actions(work.id()).stream()
                .collect(Collectors.toMap(CountRepository.Actions::what, CountRepository.Actions::rows));
        actions.merge("enrollment removed", counts.enrollmentsWithClasses(work.id(), work.orgId()), Long::sum);
        return new Preview(
                count(RosterKind.USER, actions, work, counts.users(work.orgId())),
                count(RosterKind.CLASS, actions, work, counts.classes(work.orgId())),
                count(RosterKind.ENROLLMENT, actions, work, counts.enrollments(work.orgId())));
    }

    private Preview.Count count(RosterKind kind, Map<String, Long> actions, RosterWork work, long existing) {
        long named = counts.isBulk(work.id(), kind.text()) ? counts.named(work.id(), kind.text()) : existing;
        return new Preview.Count(
                of(actions, kind, "created"),
                of(actions, kind, "changed"),
                of(actions, kind, "unchanged"),
                of(actions, kind, "removed"),
                Math.max(0, existing - named),
                of(actions, kind, "skipped"),
                of(actions, kind, "error") + (kind == RosterKind.USER ? of(actions, RosterKind.ROLE, "error") : 0),
                existing);
    }

    private static long of(Map<String, Long> actions, RosterKind kind, String action) {
        return actions.getOrDefault(kind.text() + " " + action, 0L);
    }
}
