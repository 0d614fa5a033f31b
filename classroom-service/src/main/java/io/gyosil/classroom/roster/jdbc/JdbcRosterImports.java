package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterChange;
import io.gyosil.classroom.roster.RosterImport;
import io.gyosil.classroom.roster.RosterImports;
import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterReport;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcRosterImports implements RosterImports {

    private static final String IMPORT = """
        SELECT id, source, format, mode, status,
               job_id,
               status IN ('applying', 'undoing')
                   AND NOT EXISTS (SELECT FROM job WHERE job.id = job_id AND state IN ('queued', 'running')) AS interrupted,
               counts, exceeded, notes, rows_total, rows_done, emptied_at IS NULL AS is_kept, created_at, applied_at,
               undone_at
        FROM roster_import
        WHERE org_id = :org AND status <> 'reading'\
        """;

    private static final String FIND = IMPORT + " AND id = :id";

    private static final String LIST = IMPORT + " AND id < :before ORDER BY id DESC LIMIT :limit";

    private static final String REMARKS = """
        SELECT kind, line, col, %1$s AS detail
        FROM roster_row
        WHERE import_id = :id AND %1$s IS NOT NULL
        ORDER BY kind, n
        LIMIT :most
        """;

    private static final String REMARKS_TOTAL = """
        SELECT count(*) FROM roster_row WHERE import_id = :id AND %s IS NOT NULL
        """;

    private static final String LEFT = """
        SELECT kind, entity, outcome
        FROM roster_journal
        WHERE import_id = :id AND outcome IN ('changed-since', 'in-use', 'gone')
        ORDER BY kind, entity
        LIMIT :most
        """;

    private static final String LEFT_TOTAL = """
        SELECT count(*) FROM roster_journal
        WHERE import_id = :id AND outcome IN ('changed-since', 'in-use', 'gone')
        """;

    private static final String CHANGES = """
        SELECT kind, action, line, sourced_id, name, role, class_ref, user_ref, difference, n
        FROM roster_row
        WHERE import_id = :id AND kind = :kind AND n > :after AND action IN ('created', 'changed', 'removed')
        ORDER BY n
        LIMIT :limit
        """;

    private static final List<RosterKind> CHANGING = List.of(RosterKind.USER, RosterKind.CLASS, RosterKind.ENROLLMENT);

    @Override
    public List<RosterImport> list(long orgId, @Nullable Long before, int limit) {
        return Transactions.handle()
                .createQuery(LIST)
                .bind("org", orgId)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public Optional<RosterImport> find(long orgId, long id) {
        return query(FIND, id)
                .bind("org", orgId)
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public Optional<RosterReport> report(long orgId, long id) {
        return query(FIND, id)
                .bind("org", orgId)
                .map((row, context) -> new RosterReport(
                        read(row),
                        total(REMARKS_TOTAL.formatted("problem"), id),
                        remarks("problem", id),
                        total(REMARKS_TOTAL.formatted("note"), id),
                        remarks("note", id),
                        texts(row, "notes"),
                        total(LEFT_TOTAL, id),
                        left(id)))
                .findOne();
    }

    @Override
    public List<RosterChange> changes(
            long id, @Nullable RosterKind kind, @Nullable RosterKind afterKind, long after, int limit) {
        Stream<RosterKind> kinds = CHANGING.stream()
                .filter(one -> kind == null || one == kind)
                .filter(one -> afterKind == null || one.compareTo(afterKind) >= 0);
        // Kind after kind, as long as the page has room: each is one look into the index.
        return kinds.flatMap(one -> changes(id, one, one == afterKind ? after : 0, limit).stream())
                .limit(limit)
                .toList();
    }

    private static List<RosterChange> changes(long id, RosterKind kind, long after, int limit) {
        return query(CHANGES, id)
                .bind("kind", kind.text())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new RosterChange(
                        kind.text(),
                        row.getString("action"),
                        kind.file(),
                        row.getLong("line"),
                        row.getString("sourced_id"),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("class_ref"),
                        row.getString("user_ref"),
                        row.getString("difference"),
                        row.getLong("n")))
                .list();
    }

    private static List<RosterReport.RowRemark> remarks(String column, long id) {
        return query(REMARKS.formatted(column), id)
                .bind("most", RosterReport.MOST)
                .map((row, context) -> new RosterReport.RowRemark(
                        file(row.getString("kind")),
                        row.getLong("line"),
                        row.getString("col"),
                        row.getString("detail")))
                .list();
    }

    private static List<RosterReport.Left> left(long id) {
        return query(LEFT, id)
                .bind("most", RosterReport.MOST)
                .map((row, context) ->
                        new RosterReport.Left(row.getString("kind"), row.getString("entity"), row.getString("outcome")))
                .list();
    }

    private static long total(String sql, long id) {
        return query(sql, id).mapTo(Long.class).one();
    }

    private static Query query(String sql, long id) {
        return Transactions.handle().createQuery(sql).bind("id", id);
    }

    private static String file(String kind) {
        return Stream.of(RosterKind.values())
                .filter(one -> one.text().equals(kind))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private static RosterImport read(ResultSet row) throws SQLException {
        List<String> exceeded = texts(row, "exceeded");
        return new RosterImport(
                row.getLong("id"),
                row.getString("source"),
                row.getString("format"),
                row.getString("mode"),
                row.getString("status"),
                row.getBoolean("interrupted"),
                row.getObject("job_id", UUID.class),
                row.getString("counts"),
                !exceeded.isEmpty(),
                exceeded,
                row.getLong("rows_total"),
                row.getLong("rows_done"),
                row.getBoolean("is_kept"),
                time(row, "created_at").orElseThrow(),
                time(row, "applied_at").orElse(null),
                time(row, "undone_at").orElse(null));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
