package io.gyosil.classroom.roster;

import io.gyosil.classroom.RosterSettings;
import io.gyosil.classroom.roster.compare.RosterComparison;
import io.gyosil.classroom.roster.oneroster.OneRosterReader;
import io.gyosil.kit.event.EventJson;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The transactions in which a roster is read and compared, each of some thousand rows. */
@Singleton
class StageRoster {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int REMOVED_AT_ONCE = 20_000;

    private final ImportRepository imports;
    private final RowRepository rows;
    private final RosterComparison comparison;
    private final RosterSettings settings;

    StageRoster(ImportRepository imports, RowRepository rows, RosterComparison comparison, RosterSettings settings) {
        this.imports = imports;
        this.rows = rows;
        this.comparison = comparison;
        this.settings = settings;
    }

    /** Makes place for an import; until it is previewed nobody sees it. */
    @Transactional("worker")
    RosterWork begin(long orgId, String source, String createdBy) {
        return new RosterWork(imports.add(orgId, source, createdBy).getFirst(), orgId, source);
    }

    /** Takes rows in. */
    @Transactional("worker")
    void add(RosterWork work, List<StagedRow> some) {
        rows.add(
                work.id(),
                texts(some, row -> row.kind().text()),
                some.stream().mapToLong(StagedRow::n).toArray(),
                some.stream().mapToLong(StagedRow::line).toArray(),
                texts(some, StagedRow::sourcedId),
                texts(some, StagedRow::role),
                texts(some, StagedRow::name),
                texts(some, StagedRow::email),
                texts(some, StagedRow::grade),
                texts(some, StagedRow::subject),
                texts(some, StagedRow::classRef),
                texts(some, StagedRow::userRef),
                flags(some, StagedRow::isActive),
                flags(some, StagedRow::isPrimary),
                flags(some, StagedRow::removed),
                texts(some, StagedRow::column),
                texts(some, StagedRow::problem),
                texts(some, StagedRow::note),
                texts(some, StagedRow::remark));
    }

    private static @Nullable String[] texts(List<StagedRow> some, Function<StagedRow, @Nullable String> part) {
        return some.stream().map(part).toArray(String[]::new);
    }

    private static boolean[] flags(List<StagedRow> some, Predicate<StagedRow> part) {
        boolean[] flags = new boolean[some.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = part.test(some.get(i));
        }
        return flags;
    }

    /** All rows are there. */
    @Transactional("worker")
    void describe(RosterWork work, OneRosterReader.Contents contents) {
        imports.describe(
                work.id(),
                work.orgId(),
                contents.format(),
                contents.mode(),
                contents.notes().toArray(String[]::new));
        rows.counted();
    }

    /** Finds out what the next rows of a kind are about, and what is wrong with them; the last of them, if there are any. */
    @Transactional("worker")
    Optional<Long> check(RosterWork work, RosterKind kind, long after) {
        Optional<Long> last = next(work, kind, after);
        last.ifPresent(to -> comparison.check(work, kind, new RowRange(after, to)));
        return last;
    }

    /** Says of the next rows of a kind what they would change; the last of them, if there are any. */
    @Transactional("worker")
    Optional<Long> compare(RosterWork work, RosterKind kind, long after) {
        Optional<Long> last = next(work, kind, after);
        last.ifPresent(to -> comparison.compare(work, kind, new RowRange(after, to)));
        return last;
    }

    private Optional<Long> next(RosterWork work, RosterKind kind, long after) {
        return Optional.ofNullable(rows.next(work.id(), kind.text(), after, ROWS_AT_ONCE));
    }

    /** Counts what would change, and lets the import be seen. */
    @Transactional("worker")
    Preview preview(RosterWork work) {
        Preview preview = comparison.count(work);
        Set<String> exceeded =
                new LinkedHashSet<>(preview.exceeded(settings.thresholdShare(), settings.thresholdFrom()));
        Predicate<Long> many =
                rows -> preview.users().isMuch(rows, settings.thresholdShare(), settings.thresholdFrom());
        Optional<String> mistaken =
                many.test(preview.users().created()) ? comparison.mistaken(work, many) : Optional.empty();
        mistaken.ifPresent(why -> exceeded.add("users"));
        imports.previewed(
                work.id(),
                work.orgId(),
                EventJson.write(preview),
                exceeded.toArray(String[]::new),
                mistaken.stream().toArray(String[]::new),
                preview.open());
        return preview;
    }

    /** Imports whose rows are no longer to be kept. */
    @Transactional("worker")
    List<Long> old() {
        return imports.old(settings.keep().toMillis());
    }

    /** Removes some of the rows and journal of an import; says whether there were any. */
    @Transactional("worker")
    boolean empty(long id) {
        return rows.remove(id, REMOVED_AT_ONCE) + rows.removeJournal(id, REMOVED_AT_ONCE) > 0;
    }

    /** Notes that nothing is left of an import's rows; one that was never read to its end goes itself. */
    @Transactional("worker")
    void emptied(long id) {
        imports.emptied(id);
        imports.forgetEndedTeachers(id);
        imports.removeUnread(id);
    }
}
