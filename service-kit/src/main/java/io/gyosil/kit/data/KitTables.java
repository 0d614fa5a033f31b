package io.gyosil.kit.data;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Named;

/** The outbox, the answers to requests that may come twice, and jobs. */
@Factory
class KitTables {

    @Context
    @Named("kit")
    FlywayConfigurationProperties kit(DatabaseSettings settings) {
        return SchemaHistory.of("kit", settings);
    }
}
