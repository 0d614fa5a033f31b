package io.gyosil.kit.data;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.flyway.AlternativeMigrationRunner;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** The framework's way to run migrations, by one replica at a time. */
@Singleton
@Replaces(AlternativeMigrationRunner.class)
class LockedMigrations extends AlternativeMigrationRunner {

    private final DatabaseSettings settings;

    LockedMigrations(
            ApplicationContext context, ApplicationEventPublisher<Object> publisher, DatabaseSettings settings) {
        super(context, publisher);
        this.settings = settings;
    }

    @Override
    public FlywayConfigurationProperties onCreated(BeanCreatedEvent<FlywayConfigurationProperties> event) {
        try (MigrationLock _ = MigrationLock.await(settings)) {
            return super.onCreated(event);
        } catch (SQLException e) {
            throw new IllegalStateException("could not migrate: " + e.getMessage(), e);
        }
    }
}
