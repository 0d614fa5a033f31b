package io.gyosil.roster;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.data.SchemaHistory;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Named;

/** What the classroom service has said of who is who. */
@Factory
class RosterTables {

    @Context
    @Named("roster")
    FlywayConfigurationProperties roster(DatabaseSettings settings) {
        return SchemaHistory.of("roster", settings);
    }
}
