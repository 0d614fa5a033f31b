package io.gyosil.kit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Makes the pools, one per role; the schema is migrated before the first of them is handed out. */
@Factory
class DatabaseFactory {

    /** Guards against a transaction that is left open, lest it hold back vacuum and locks. */
    private static final String LIMITS =
            "-c statement_timeout=10s -c idle_in_transaction_session_timeout=10s " + DatabaseSettings.NOTICE_SILENCE;

    /** A statement, since the driver overrides the option with the zone of its JVM. */
    private static final String CLOCK = "SET TIME ZONE 'UTC'";

    /** Statements may be short and a transaction long all the same; servers from 17 on can limit it. */
    private static final String LIMIT_OF_TRANSACTION = """
        SELECT set_config('transaction_timeout', '10s', false)
        WHERE current_setting('server_version_num')::int >= 170000\
        """;

    /** Set once for each connection; asking for it in each transaction costs statements of its own. */
    private static final String ISOLATION = "TRANSACTION_READ_COMMITTED";

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(8);

    /** For one that was idle to show that it still is one. */
    private static final Duration PROVE_ALIVE = Duration.ofSeconds(1);

    /** A bit longer than the server itself takes to give up: without it who waits on a dead connection waits for ever. */
    private static final Duration WAIT_FOR_ANSWER = Duration.ofSeconds(12);

    private final DatabaseSettings settings;
    private final MeterRegistry meters;

    DatabaseFactory(DatabaseSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        new Migrations(settings).migrate();
    }

    @Context
    @Named("web")
    @Bean(preDestroy = "close")
    HikariDataSource web() {
        return pool("web", settings.webRole(), settings.webPassword(), settings.webPoolSize());
    }

    @Context
    @Named("worker")
    @Bean(preDestroy = "close")
    HikariDataSource worker() {
        return pool("worker", settings.workerRole(), settings.workerPassword(), settings.workerPoolSize());
    }

    @Context
    @Named("web")
    Transactions webTransactions(@Named("web") DataSource pool) {
        return new Transactions(jdbi(pool));
    }

    @Context
    @Named("worker")
    Transactions workerTransactions(@Named("worker") DataSource pool) {
        return new Transactions(jdbi(pool));
    }

    private static Jdbi jdbi(DataSource pool) {
        Jdbi jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new TimeLimit(WAIT_FOR_ANSWER, jdbi.getTransactionHandler()));
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
        // Its default puts bound values, which are people's, into messages and so into logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    private HikariDataSource pool(String name, String role, String password, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(role);
        config.setPassword(password);
        config.setSchema(settings.service());
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql(CLOCK + "; " + LIMIT_OF_TRANSACTION);
        config.setTransactionIsolation(ISOLATION);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(PROVE_ALIVE.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(WAIT_FOR_ANSWER.toSeconds()));
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", role);
        config.addDataSourceProperty("options", LIMITS);
        // The detail of an error shows the row that it is about.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        return new HikariDataSource(config);
    }
}
