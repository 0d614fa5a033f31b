package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresBinaries;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.postgres.ServiceRoles;
import java.util.List;
import java.util.function.Consumer;

/** PostgreSQL, with what the services need in it. */
record PostgresPart(StackLayout layout, int port, List<ServiceRoles> roles) implements Part {
    @Override
    public String name() {
        return "postgres";
    }

    /** A killed server's own processes would live on for a while. */
    @Override
    public void giveUp(Process starting) {
        starting.destroy();
    }

    @Override
    public Running start(Consumer<Process> spawned) {
        PostgresServer server = PostgresServer.start(
                layout.postgres(), port, PostgresBinaries.unpackedIn(layout.cache()), layout.log(name()), spawned);
        try {
            Bootstrap.apply(server, roles);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return new Running(server.process(), server::close);
    }
}
