package io.gyosil.proving.chaos;

import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.dev.supervisor.Part;
import io.gyosil.dev.supervisor.ServiceStart;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One more session service beside the stack's, on its database and its Kafka; the one who kills it starts it again. */
final class SecondReplica implements AutoCloseable {

    private final StackLayout layout;
    private final StackInfo stack;
    private final int port;
    private @Nullable Process process;

    SecondReplica(StackLayout layout, StackInfo stack, int port) {
        this.layout = layout;
        this.stack = stack;
        this.port = port;
    }

    /** Its own address, past the entrance. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it and waits until it serves. */
    synchronized void start() {
        URI database = URI.create(stack.databaseUrl());
        Path log = layout.log("session-2");
        Part part = new ServiceStart(
                        ServiceSpec.SESSION,
                        layout.program(ServiceSpec.SESSION),
                        port,
                        "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/" + Bootstrap.DATABASE,
                        stack.kafka(),
                        new Secrets(layout.secrets()),
                        URI.create(stack.serviceUrls().get(ServiceSpec.CLASSROOM.name()) + "/.well-known/jwks.json"))
                .part(log, Map.of(), layout.archives());
        part.start(spawned -> process = spawned);
    }

    /** Kills it and begins to start it again. */
    Killer.Killed kill() {
        Process now = process;
        if (now == null || !now.isAlive()) {
            throw new StackFailure("The second session service was gone before it could be killed: see its log.");
        }
        now.destroyForcibly();
        Thread again = Thread.ofPlatform().daemon().start(this::start);
        return new Killer.Killed("session-2 (pid " + now.pid() + ")", () -> !again.isAlive());
    }

    @Override
    public void close() {
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
        }
    }
}
