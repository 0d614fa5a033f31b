package io.gyosil.kit.data;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Brings the schema to its newest version before the first pool is made. */
@Singleton
class MigrateFirst implements BeanCreatedEventListener<DatasourceConfiguration> {

    private final DatabaseSettings settings;
    private boolean done;

    MigrateFirst(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        if (!done) {
            new Migrations(settings).migrate();
            done = true;
        }
        return event.getBean();
    }
}
