package io.gyosil.kit.data;

import io.micronaut.flyway.FlywayConfigurationProperties;

/**
 * Tables that a library ships for the services that use it: {@code db/<name>/migration} on its class path, with a history of
 * its own beside the service's.
 */
public final class SchemaHistory {

    /** Below each name; {@link SchemaHistories} finds the ways back beside them. */
    static final String UP = "/migration";

    static final String DOWN = "/undo";

    private SchemaHistory() {}

    /** What a bean of this name is to be, for the tables to be made before the first pool is. */
    public static FlywayConfigurationProperties of(String name, DatabaseSettings settings) {
        FlywayConfigurationProperties history = new FlywayConfigurationProperties(name);
        history.setUrl(settings.jdbcUrl());
        history.setUser(settings.ownerRole());
        history.setPassword(settings.ownerPassword());
        history.setLocations("classpath:db/" + name + UP);
        history.getFluentConfiguration()
                .schemas(settings.service())
                .createSchemas(false)
                .table("flyway_" + name + "_history")
                .initSql("SET TIME ZONE 'UTC'")
                // The service's own tables may be there already, and its history.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true);
        return history;
    }
}
