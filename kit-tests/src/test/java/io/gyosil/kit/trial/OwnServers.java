package io.gyosil.kit.trial;

import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers of one test's own, for it to take away and bring back. */
public final class OwnServers {

    private OwnServers() {}

    /** A Kafka that is not started yet. */
    public static final class Kafka implements AutoCloseable {

        private final Path dir;
        private final List<Integer> ports = FreePorts.several(2);
        private @Nullable KafkaServer server;

        /** @param dir for its files */
        public Kafka(Path dir) {
            this.dir = dir;
        }

        /** Where it is or will be. */
        public String address() {
            return "127.0.0.1:" + ports.getFirst();
        }

        /** Starts it, with what it had before. */
        public void start() {
            server = KafkaServer.start(dir, ports.getFirst(), ports.getLast());
        }

        /** Ends it as a power cut would. */
        public void kill() throws InterruptedException {
            if (server != null) {
                server.process().destroyForcibly().waitFor();
            }
        }

        @Override
        public void close() throws InterruptedException {
            kill();
        }
    }

    /** A PostgreSQL with the schema of one service, started at once. */
    public static final class Postgres implements AutoCloseable {

        private static final String PASSWORD = "onlyForTests0123456789";

        private final Path dir;
        private final String schema;
        private final int port = FreePorts.one();
        private PostgresServer server;

        /** @param dir for its files */
        public Postgres(Path dir, String schema) {
            this.dir = dir;
            this.schema = schema;
            this.server = PostgresServer.start(dir, port);
            Bootstrap.apply(server, List.of(new ServiceRoles(schema, PASSWORD, PASSWORD, PASSWORD)));
        }

        /** The schema's name. */
        public String schema() {
            return schema;
        }

        /** The settings with which a service finds it, and soon notices that it is away. */
        public Map<String, Object> settings() {
            return Map.of(
                    "gyosil.database.service", schema,
                    "gyosil.database.jdbc-url", server.jdbcUrl(Bootstrap.DATABASE),
                    "gyosil.database.owner-password", PASSWORD,
                    "gyosil.database.web-password", PASSWORD,
                    "gyosil.database.worker-password", PASSWORD,
                    "datasources.web.connection-timeout", 2_000);
        }

        /** Starts it again, with what it had before. */
        public void start() {
            server = PostgresServer.start(dir, port);
        }

        /** Stops it; it closes its clients' connections. */
        public void stop() {
            server.close();
        }

        @Override
        public void close() {
            stop();
        }
    }
}
