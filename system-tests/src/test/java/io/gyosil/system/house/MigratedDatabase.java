package io.gyosil.system.house;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL with a schema for every folder of migrations in the project, each made by its owner. */
final class MigratedDatabase implements AutoCloseable {

    /** A schema's name here, and the folder of its migrations. Services have theirs; kit and roster are in those of services. */
    static final Map<String, String> FOLDERS = folders();

    private static final String PASSWORD = "onlyForTests0123456789";

    private final PostgresServer server;
    private final Connection connection;

    private MigratedDatabase(PostgresServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    static MigratedDatabase start(Path folder) throws IOException, SQLException {
        PostgresServer server = PostgresServer.start(
                folder.resolve("postgres"), FreePorts.several(1).getFirst());
        Bootstrap.apply(
                server,
                FOLDERS.keySet().stream()
                        .map(schema -> new ServiceRoles(schema, PASSWORD, PASSWORD, PASSWORD))
                        .toList());
        Connection connection =
                DriverManager.getConnection(server.jdbcUrl(Bootstrap.DATABASE), server.superuser(), server.password());
        MigratedDatabase database = new MigratedDatabase(server, connection);
        for (Map.Entry<String, String> folderOf : FOLDERS.entrySet()) {
            database.migrate(folderOf.getKey(), Tree.ROOT.resolve(folderOf.getValue()));
        }
        return database;
    }

    private static Map<String, String> folders() {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("kit", "service-kit/src/main/resources/db/kit/migration");
        folders.put("roster", "roster-replica/src/main/resources/db/roster/migration");
        folders.put("classroom", "classroom-service/src/main/resources/db/migration");
        folders.put("session", "session-service/src/main/resources/db/migration");
        folders.put("study", "study-ingest-service/src/main/resources/db/migration");
        folders.put("analytics", "analytics-service/src/main/resources/db/migration");
        return folders;
    }

    private void migrate(String schema, Path folder) throws IOException, SQLException {
        try (Stream<Path> files = Files.list(folder);
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + schema + "_owner; SET search_path TO " + schema);
            List<Path> versions = files.filter(
                            file -> file.getFileName().toString().startsWith("V"))
                    .sorted()
                    .toList();
            for (Path version : versions) {
                statement.execute(Tree.read(version).replace("${flyway:defaultSchema}", schema));
            }
            statement.execute("RESET ROLE");
        }
    }

    /** The rows of a query, in which %s stands for the schema, each as its columns' texts; what is null is empty. */
    List<CatalogRow> rows(String query, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query.replace("%s", schema))) {
            List<CatalogRow> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.put(result.getMetaData().getColumnLabel(i), value == null ? "" : value);
                }
                rows.add(new CatalogRow(row));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
