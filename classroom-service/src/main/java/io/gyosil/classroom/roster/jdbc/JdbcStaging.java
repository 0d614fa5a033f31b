package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.Preview;
import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.StagedRow;
import io.gyosil.classroom.roster.Staging;
import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.event.EventJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Singleton
class JdbcStaging implements Staging {

    private static final String BEGIN = """
        INSERT INTO roster_import (org_id, source, format, mode, created_by)
        VALUES (:org, :source, '', '', :createdBy)
        RETURNING id
        """;

    private static final String ADD = """
        INSERT INTO roster_row (import_id, kind, n, line, sourced_id, role, name, email, grade, subject, class_ref,
                                user_ref, is_active, is_primary, removed, col, problem, note)
        SELECT ?, kind, n, line, sourced_id, role, name, email, grade, subject, class_ref, user_ref, is_active,
               is_primary, removed, col, problem, note
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             AS r (kind, n, line, sourced_id, role, name, email, grade, subject, class_ref, user_ref, is_active,
                   is_primary, removed, col, problem, note)
        """;

    private static final List<ArrayParameter<StagedRow>> COLUMNS = List.of(
            ArrayParameter.texts(row -> row.kind().text()),
            ArrayParameter.longs(StagedRow::n),
            ArrayParameter.longs(StagedRow::line),
            ArrayParameter.texts(StagedRow::sourcedId),
            ArrayParameter.texts(StagedRow::role),
            ArrayParameter.texts(StagedRow::name),
            ArrayParameter.texts(StagedRow::email),
            ArrayParameter.texts(StagedRow::grade),
            ArrayParameter.texts(StagedRow::subject),
            ArrayParameter.texts(StagedRow::classRef),
            ArrayParameter.texts(StagedRow::userRef),
            ArrayParameter.flags(StagedRow::isActive),
            ArrayParameter.flags(StagedRow::isPrimary),
            ArrayParameter.flags(StagedRow::removed),
            ArrayParameter.texts(StagedRow::column),
            ArrayParameter.texts(StagedRow::problem),
            ArrayParameter.texts(StagedRow::note));

    private static final String DESCRIBE = """
        UPDATE roster_import
        SET format = :format, mode = :mode, notes = :notes
        WHERE id = :id AND org_id = :org
        """;

    private static final String PREVIEWED = """
        UPDATE roster_import
        SET status = 'previewed', counts = :counts::jsonb, exceeded = :exceeded, rows_total = :total
        WHERE id = :id AND org_id = :org AND status = 'reading'
        """;

    private static final String NEXT = """
        SELECT max(n) FROM (
            SELECT n FROM roster_row
            WHERE import_id = :id AND kind = :kind AND n > :after
            ORDER BY n
            LIMIT :most
        ) AS chunk
        """;

    private static final String EMPTY = """
        DELETE FROM %1$s
        WHERE import_id = :id
          AND ctid IN (SELECT ctid FROM %1$s WHERE import_id = :id LIMIT :most)
        """;

    private static final String OLD = """
        SELECT id FROM roster_import
        WHERE emptied_at IS NULL
          AND (created_at < now() - :keep * interval '1 millisecond'
            OR (status = 'reading' AND created_at < now() - interval '2 hours'))
          AND NOT EXISTS (SELECT FROM job WHERE job.id = job_id AND state IN ('queued', 'running'))
        ORDER BY id
        """;

    private static final String EMPTIED =
            "UPDATE roster_import SET emptied_at = now() WHERE id = :id AND status <> 'reading'";

    private static final String BROKEN_OFF = "DELETE FROM roster_import WHERE id = :id AND status = 'reading'";

    private static final String REMOVE = "DELETE FROM roster_import WHERE id = :id";

    @Override
    public RosterWork begin(long orgId, String source, String createdBy) {
        long id = Transactions.handle()
                .createQuery(BEGIN)
                .bind("org", orgId)
                .bind("source", source)
                .bind("createdBy", createdBy)
                .mapTo(Long.class)
                .one();
        return new RosterWork(id, orgId, source);
    }

    @Override
    public void add(RosterWork work, List<StagedRow> rows) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(work.id());
        parameters.addAll(ArrayParameter.arrays(COLUMNS, rows));
        Statements.later(ADD, parameters);
    }

    @Override
    public void counted() {
        Statements.later("SELECT count_roster_rows()", List.of());
    }

    @Override
    public void describe(RosterWork work, String format, String mode, List<String> notes) {
        Transactions.handle()
                .createUpdate(DESCRIBE)
                .bind("format", format)
                .bind("mode", mode)
                .bindArray("notes", String.class, notes)
                .bind("id", work.id())
                .bind("org", work.orgId())
                .execute();
    }

    @Override
    public void previewed(RosterWork work, Preview preview, List<String> exceeded) {
        Transactions.handle()
                .createUpdate(PREVIEWED)
                .bind("counts", EventJson.write(preview))
                .bindArray("exceeded", String.class, exceeded)
                .bind("total", preview.open())
                .bind("id", work.id())
                .bind("org", work.orgId())
                .execute();
    }

    @Override
    public Optional<Long> next(RosterWork work, RosterKind kind, long after, int most) {
        return Transactions.handle()
                .createQuery(NEXT)
                .bind("id", work.id())
                .bind("kind", kind.text())
                .bind("after", after)
                .bind("most", most)
                .mapTo(Long.class)
                .findOne();
    }

    @Override
    public boolean empty(long id, int most) {
        return empty("roster_row", id, most) + empty("roster_journal", id, most) > 0;
    }

    private static int empty(String table, long id, int most) {
        return Transactions.handle()
                .createUpdate(EMPTY.formatted(table))
                .bind("id", id)
                .bind("most", most)
                .execute();
    }

    @Override
    public List<Long> old(Duration keep) {
        return Transactions.handle()
                .createQuery(OLD)
                .bind("keep", keep.toMillis())
                .mapTo(Long.class)
                .list();
    }

    @Override
    public void emptied(long id) {
        Transactions.handle().createUpdate(EMPTIED).bind("id", id).execute();
        Transactions.handle().createUpdate(BROKEN_OFF).bind("id", id).execute();
    }

    @Override
    public void remove(long id) {
        Transactions.handle().createUpdate(REMOVE).bind("id", id).execute();
    }
}
