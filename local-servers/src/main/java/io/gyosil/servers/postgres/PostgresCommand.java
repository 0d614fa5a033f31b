package io.gyosil.servers.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of the server, with its settings: there neither a file nor ALTER SYSTEM changes them. */
final class PostgresCommand {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_connections", "200"),
            Map.entry("max_locks_per_transaction", "256"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_line_prefix", "%m [%p] %q%u@%d "),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private PostgresCommand() {}

    static List<String> of(PostgresBinaries binaries, Cluster cluster, int port) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", cluster.data().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return Unprivileged.command(command);
    }
}
