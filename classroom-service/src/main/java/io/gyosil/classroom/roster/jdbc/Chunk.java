package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.outbox.OutboxEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The statements of one chunk, and the events that they make. Each names the import's rows and the organization. */
final class Chunk {

    private final RosterWork work;
    private final RowRange rows;
    private final List<OutboxEvent> events = new ArrayList<>();

    Chunk(RosterWork work, RowRange rows) {
        this.work = work;
        this.rows = rows;
    }

    /** Makes an event of a row. */
    @FunctionalInterface
    interface EventOf {
        OutboxEvent of(ResultSet row) throws SQLException;
    }

    /** Executes a statement for its effect. */
    Chunk run(String sql) {
        bound(Transactions.handle().createUpdate(sql), sql).execute();
        return this;
    }

    /** Executes a statement that locks rows, and returns something of each. */
    Chunk lock(String sql) {
        query(sql).mapTo(Long.class).list();
        return this;
    }

    /** Executes a statement that returns the rows that it wrote. */
    Chunk publish(String sql, EventOf event) {
        query(sql).map((row, context) -> event.of(row)).forEach(events::add);
        return this;
    }

    List<OutboxEvent> events() {
        return events;
    }

    private Query query(String sql) {
        return bound(Transactions.handle().createQuery(sql), sql);
    }

    private <S extends SqlStatement<S>> S bound(S statement, String sql) {
        statement.bind("id", work.id());
        bind(statement, sql, "after", rows.after());
        bind(statement, sql, "to", rows.to());
        bind(statement, sql, "org", work.orgId());
        if (sql.contains(":source")) {
            statement.bind("source", work.source());
        }
        return statement;
    }

    private static void bind(SqlStatement<?> statement, String sql, String name, long value) {
        if (sql.contains(":" + name)) {
            statement.bind(name, value);
        }
    }
}
