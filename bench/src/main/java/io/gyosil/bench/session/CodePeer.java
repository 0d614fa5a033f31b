package io.gyosil.bench.session;

import io.gyosil.bench.ingest.PeerServer;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.time.Duration;

/**
 * A peer that answers look-ups, whose environment says where the tables are.
 *
 * @param workers how many processes it has
 */
record CodePeer(PeerServer.Kind kind, int workers, Lessons lessons, int port, CodeServer.Started started)
        implements CodeServer.Server {

    private static final Duration START = Duration.ofSeconds(60);

    CodePeer(PeerServer.Kind kind, int workers, Lessons lessons) {
        this(kind, workers, lessons, FreePorts.one(), new CodeServer.Started());
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public String madeOf() {
        return kind.versions() + ", " + workers + (workers == 1 ? " worker" : " workers");
    }

    @Override
    public void start() {
        ProcessBuilder command = kind.command(port, workers);
        command.environment().putAll(lessons.environment());
        command.environment().put("PORT", Integer.toString(port));
        command.environment().put("WORKERS", Integer.toString(workers));
        Process process = lessons.services().workplace().spawn(kind.name(), command);
        started.is(process);
        if (!Patience.until(START, Duration.ofMillis(100), () -> !process.isAlive() || answers())
                || !process.isAlive()) {
            throw new StackFailure(kind.name() + " did not come to answer."
                    + lessons.services().workplace().tail(kind.name()));
        }
    }

    private boolean answers() {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.exchange(Lessons.request(Lessons.codeOf(100))).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        started.stop();
    }
}
