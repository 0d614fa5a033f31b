package io.gyosil.bench.place;

import io.gyosil.servers.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database itself says of how it keeps what it acknowledged. */
public final class Durability {
    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "max_connections");

    private Durability() {}

    /** Its settings, by {@code SHOW}. */
    public static Map<String, String> of(PostgresServer server) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    settings.put("postgres " + setting, row.getString(1));
                }
            }
        }
        return settings;
    }
}
