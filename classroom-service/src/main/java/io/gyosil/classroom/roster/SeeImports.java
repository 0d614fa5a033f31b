package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows imports. */
@Singleton
class SeeImports {

    private final ReportRepository reports;

    SeeImports(ReportRepository reports) {
        this.reports = reports;
    }

    /** Imports, the newest first. */
    @Transactional
    List<RosterImport> list(long orgId, long before, int limit) {
        return reports.list(orgId, before, limit);
    }

    /**
     * One of them with its rows' remarks, in a language.
     *
     * @throws ProblemException when there is none of that id
     */
    @Transactional
    RosterReport report(long orgId, long id, Locale language) {
        return new RosterReport(
                find(orgId, id),
                reports.errorsTotal(id),
                in(language, reports.errors(id, RosterReport.MOST)),
                reports.notesTotal(id),
                in(language, reports.notes(id, RosterReport.MOST)),
                reports.fileNotes(id).stream()
                        .map(note -> RowSentences.in(language, note))
                        .toList(),
                reports.leftTotal(id),
                reports.left(id, RosterReport.MOST));
    }

    /**
     * What its rows would change, in the order of users, classes, enrolments.
     *
     * @param kind only of that kind
     * @param afterKind where to go on, with {@code after}
     * @throws ProblemException when there is none of that id
     */
    @Transactional
    List<RosterChange> changes(
            long orgId, long id, @Nullable ChangeKind kind, @Nullable ChangeKind afterKind, long after, int limit) {
        find(orgId, id);
        Stream<ChangeKind> kinds = Stream.of(ChangeKind.values())
                .filter(one -> kind == null || one == kind)
                .filter(one -> afterKind == null || one.compareTo(afterKind) >= 0);
        // Kind after kind, as long as the page has room: each is one look into the index.
        return kinds.flatMap(one -> reports.changes(id, one.text(), one == afterKind ? after : 0, limit).stream())
                .limit(limit)
                .toList();
    }

    private static List<RosterReport.RowRemark> in(Locale language, List<RosterReport.RowRemark> kept) {
        return kept.stream()
                .map(one -> new RosterReport.RowRemark(
                        one.file(), one.line(), one.column(), RowSentences.in(language, one.detail())))
                .toList();
    }

    private RosterImport find(long orgId, long id) {
        return reports.find(orgId, id)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("roster.no-such-import")));
    }
}
