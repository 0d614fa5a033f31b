package io.gyosil.kit.testing;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.ServiceRoles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL and one Kafka for all tests of a module, started at first use and ended with the JVM. On a machine with
 * Docker they are containers, elsewhere the dev stack's own processes; either way the real thing.
 */
public final class Infrastructure {

    private static final String PASSWORD = "onlyForTests0123456789";

    private final Servers servers;

    private Infrastructure(Servers servers) {
        this.servers = servers;
    }

    private static final class Shared {
        static final Infrastructure INSTANCE = new Infrastructure(Servers.start());
    }

    /** The servers of this JVM. */
    public static Infrastructure shared() {
        return Shared.INSTANCE;
    }

    /** Makes the schema and roles of a service, empty. Tests that want their own give the service another name. */
    public synchronized Infrastructure with(String service) {
        Bootstrap.apply(
                database -> DriverManager.getConnection(
                        servers.jdbcUrl(database), servers.superuser(), servers.superuserPassword()),
                List.of(new ServiceRoles(service, PASSWORD, PASSWORD, PASSWORD)));
        return this;
    }

    /** The settings with which a service finds its schema, Kafka and the keys of {@link TestTokens}. */
    public Map<String, Object> settings(String service) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", -1);
        settings.put("micronaut.server.host", "127.0.0.1");
        settings.put("gyosil.database.service", service);
        settings.put("gyosil.database.jdbc-url", servers.jdbcUrl(Bootstrap.DATABASE));
        settings.put("gyosil.database.owner-password", PASSWORD);
        settings.put("gyosil.database.web-password", PASSWORD);
        settings.put("gyosil.database.worker-password", PASSWORD);
        settings.put("gyosil.kafka.bootstrap-servers", servers.kafka());
        settings.put("gyosil.tokens.jwks", TestTokens.jwks().toString());
        return settings;
    }

    /** The Kafka broker's host:port. */
    public String kafka() {
        return servers.kafka();
    }

    /** A connection to the database that may do everything, in a service's schema. */
    public Connection superuser(String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(
                servers.jdbcUrl(Bootstrap.DATABASE), servers.superuser(), servers.superuserPassword());
        connection.setSchema(schema);
        return connection;
    }
}
