package io.gyosil.kit.stats;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.sqlstate.SqlState;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The figures of the database that a service may see by itself: sizes are for everybody, and of statements each role sees its
 * own. So both roles are asked, and no service needs rights beyond its schema.
 */
@Singleton
class DatabaseStats {

    /** The library is not loaded; the bootstrap did not make the function, its schema, or what it reads. */
    private static final Set<String> NOT_KEPT = Set.of("55000", "42883", "3F000", "42P01");

    private final StatsRepository stats;
    private final TransactionOperations<Connection> web;
    private final TransactionOperations<Connection> worker;
    private final DatabaseSettings settings;

    DatabaseStats(
            StatsRepository stats,
            @Named("web") TransactionOperations<Connection> web,
            @Named("worker") TransactionOperations<Connection> worker,
            DatabaseSettings settings) {
        this.stats = stats;
        this.web = web;
        this.worker = worker;
        this.settings = settings;
    }

    /** What the service's data takes up now. */
    DatabaseSize size() {
        List<TableSize> tables = stats.tables(settings.service());
        long database = stats.databaseBytes();
        long total = tables.stream().mapToLong(TableSize::totalBytes).sum();
        return new DatabaseSize(
                settings.service(), database, stats.pretty(database), total, stats.pretty(total), tables);
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
                    .flatMap(role ->
                            role
                                    .execute(TransactionDefinition.DEFAULT, status -> stats.slow(minMeanMs, limit))
                                    .stream())
                    .sorted(Comparator.comparingDouble(SlowQuery::totalMs).reversed())
                    .limit(limit)
                    .toList();
        } catch (DataAccessException e) {
            if (SqlState.of(e).filter(state -> NOT_KEPT.contains(state.code())).isPresent()) {
                throw ProblemException.of(
                        CommonProblem.NOT_FOUND,
                        "PostgreSQL keeps no statistics of statements: it needs pg_stat_statements in"
                                + " shared_preload_libraries, and the bootstrap.");
            }
            throw e;
        }
    }
}
