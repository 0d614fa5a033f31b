package io.gyosil.kit.stats;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/**
 * The figures of the database that a service may see by itself: sizes are for everybody, and of statements each role sees its
 * own. So both roles are asked, and no service needs rights beyond its schema.
 */
@Singleton
class DatabaseStats {

    private static final String DATABASE = """
        SELECT pg_database_size(current_database()), pg_size_pretty(pg_database_size(current_database()))
        """;

    /** A partitioned table itself is empty: what is in it lies in its partitions, and they are summed up under its name. */
    private static final String TABLES = """
        WITH piece AS (
            SELECT coalesce(pg_partition_root(c.oid)::oid, c.oid) AS root, c.oid, c.relkind = 'p' AS is_parted,
                CASE WHEN s.n_live_tup > 0 THEN s.n_live_tup ELSE greatest(c.reltuples, 0)::bigint END AS live,
                s.n_dead_tup AS dead, greatest(s.last_vacuum, s.last_autovacuum) AS vacuumed
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
        ),
        summed AS (
            SELECT root, count(*) FILTER (WHERE NOT is_parted AND oid <> root) AS partitions,
                coalesce(sum(live) FILTER (WHERE NOT is_parted), 0)::bigint AS live,
                coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS total,
                coalesce(sum(pg_table_size(oid)), 0)::bigint AS own,
                coalesce(sum(pg_indexes_size(oid)), 0)::bigint AS indexes,
                coalesce(sum(dead), 0)::bigint AS dead, max(vacuumed) AS vacuumed
            FROM piece
            GROUP BY root
        )
        SELECT c.relname, partitions, live, total, pg_size_pretty(total) AS pretty, own, indexes, dead, vacuumed
        FROM summed JOIN pg_class c ON c.oid = root
        ORDER BY total DESC, c.relname
        """;

    private static final String PRETTY = "SELECT pg_size_pretty(?::bigint)";

    /** Made by the bootstrap: it shows each role its own statements. */
    private static final String SLOW = """
        SELECT current_user, query, calls, total_ms, total_ms / calls AS mean_ms, max_ms, rows
        FROM statements.own()
        WHERE calls > 0 AND total_ms / calls >= ?
        ORDER BY total_ms DESC
        LIMIT ?
        """;

    /** The library is not loaded; the bootstrap did not make the function, its schema, or what it reads. */
    private static final Set<String> NOT_KEPT = Set.of("55000", "42883", "3F000", "42P01");

    private final Transactions web;
    private final Transactions worker;
    private final DatabaseSettings settings;

    DatabaseStats(@Named("web") Transactions web, @Named("worker") Transactions worker, DatabaseSettings settings) {
        this.web = web;
        this.worker = worker;
        this.settings = settings;
    }

    /** What the service's data takes up now. */
    DatabaseSize size() {
        return web.inTransaction(() -> {
            List<TableSize> tables = Statements.query(TABLES, List.of(settings.service()), DatabaseStats::table);
            long total = tables.stream().mapToLong(TableSize::totalBytes).sum();
            String pretty = Statements.query(PRETTY, List.of(total), row -> row.getString(1))
                    .getFirst();
            return Statements.query(
                            DATABASE,
                            List.of(),
                            row -> new DatabaseSize(
                                    settings.service(), row.getLong(1), row.getString(2), total, pretty, tables))
                    .getFirst();
        });
    }

    /**
     * The statements of the service's roles that take the most time altogether.
     *
     * @param minMeanMs of those alone that take at least so long on average
     * @throws ProblemException 404 when the server keeps no such statistics
     */
    List<SlowQuery> slowQueries(double minMeanMs, int limit) {
        try {
            return Stream.of(web, worker)
                    .flatMap(role -> role
                            .inTransaction(() -> Statements.query(SLOW, List.of(minMeanMs, limit), DatabaseStats::slow))
                            .stream())
                    .sorted(Comparator.comparingDouble(SlowQuery::totalMs).reversed())
                    .limit(limit)
                    .toList();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && NOT_KEPT.contains(String.valueOf(sql.getSQLState()))) {
                throw ProblemException.of(
                        CommonProblem.NOT_FOUND,
                        "PostgreSQL keeps no statistics of statements: it needs pg_stat_statements in"
                                + " shared_preload_libraries, and the bootstrap.");
            }
            throw e;
        }
    }

    private static TableSize table(ResultSet row) throws SQLException {
        return new TableSize(
                row.getString("relname"),
                row.getLong("partitions"),
                row.getLong("live"),
                row.getLong("total"),
                row.getString("pretty"),
                row.getLong("own"),
                row.getLong("indexes"),
                row.getLong("dead"),
                row.getObject("vacuumed") == null ? null : Cells.time(row, "vacuumed"));
    }

    private static SlowQuery slow(ResultSet row) throws SQLException {
        return new SlowQuery(
                row.getString("current_user"),
                row.getString("query"),
                row.getLong("calls"),
                row.getDouble("total_ms"),
                row.getDouble("mean_ms"),
                row.getDouble("max_ms"),
                row.getLong("rows"));
    }
}
