package io.gyosil.bench.ingest;

import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.HttpRequests;
import io.gyosil.bench.place.Workplace;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A peer in another language, given by its environment what ours is given: address, database, role, token. */
public final class PeerServer implements IngestServer {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int UNAUTHENTICATED = 401;

    private final Kind kind;
    private final int workers;
    private final Workplace workplace;
    private final ServiceRoles roles;
    private final String token;
    private @Nullable Process process;

    /** What a peer is made of, and how it is started with so many workers. */
    public interface Kind {
        String name();

        String versions();

        ProcessBuilder command(int port, int workers);
    }

    PeerServer(Kind kind, int workers, Workplace workplace, ServiceRoles roles, String token) {
        this.kind = kind;
        this.workers = workers;
        this.workplace = workplace;
        this.roles = roles;
        this.token = token;
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
    public int start(StudyDatabase database) {
        int port = FreePorts.one();
        ProcessBuilder command = kind.command(port, workers);
        command.environment()
                .putAll(Map.of(
                        "PORT", Integer.toString(port),
                        "WORKERS", Integer.toString(workers),
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(database.server().port()),
                        "PGDATABASE", database.name(),
                        "PGUSER", roles.service() + "_web",
                        "PGPASSWORD", roles.webPassword(),
                        "VIEWER_SYNC_TOKEN", token,
                        "STUDY_INGEST_ENABLED", "true"));
        Process started = workplace.spawn(kind.name(), command);
        process = started;
        if (!Patience.until(START, Duration.ofMillis(100), () -> !started.isAlive() || answers(port))
                || !started.isAlive()) {
            throw new StackFailure(kind.name() + " did not come to answer." + lastWords());
        }
        return port;
    }

    /** A worker is there when it refuses who has no token. */
    private static boolean answers(int port) {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection
                            .exchange(HttpRequests.json("POST", Uploads.PATH, "", "{}"))
                            .status()
                    == UNAUTHENTICATED;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String lastWords() {
        return workplace.tail(kind.name());
    }

    @Override
    public void stop() {
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            children.forEach(ProcessHandle::destroyForcibly);
            process = null;
        }
    }
}
