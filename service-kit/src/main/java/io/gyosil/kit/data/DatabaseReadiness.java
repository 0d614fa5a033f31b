package io.gyosil.kit.data;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that has not reached its database for a while is not ready. Asked in the background, so that no probe waits for it; and not
 * at the first failure, since a short one is answered by 503 and by trying again.
 */
@Singleton
@Readiness
class DatabaseReadiness extends AbstractHealthIndicator<Map<String, String>> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TransactionOperations<Connection> worker;
    private final StatementPipeline pipeline;
    private volatile long reached = System.nanoTime();

    DatabaseReadiness(@Named("worker") TransactionOperations<Connection> worker, StatementPipeline pipeline) {
        this.worker = worker;
        this.pipeline = pipeline;
    }

    @Scheduled(fixedDelay = "2s")
    void look() {
        try {
            worker.execute(
                    TransactionDefinition.DEFAULT,
                    status -> pipeline.query("SELECT 1", List.of(), row -> row.getInt(1)));
            reached = System.nanoTime();
        } catch (RuntimeException e) {
            LOG.debug("the database does not answer", e);
        }
    }

    @Override
    protected Map<String, String> getHealthInformation() {
        boolean away = System.nanoTime() - reached > PATIENCE.toNanos();
        healthStatus = away ? HealthStatus.DOWN : HealthStatus.UP;
        return Map.of();
    }

    @Override
    protected String getName() {
        return "database";
    }
}
