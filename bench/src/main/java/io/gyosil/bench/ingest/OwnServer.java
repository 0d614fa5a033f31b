package io.gyosil.bench.ingest;

import io.gyosil.bench.place.OwnService;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real study-ingest-service, called on its own port. */
final class OwnServer implements IngestServer {
    private final String name;
    private final OwnService services;
    private final Map<String, String> environment;
    private OwnService.@Nullable Running running;

    /** @param environment beyond what the stack gives it */
    OwnServer(String name, OwnService services, Map<String, String> environment) {
        this.name = name;
        this.services = services;
        this.environment = environment;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String madeOf() {
        return "study-ingest-service on Java " + Runtime.version().feature() + ", started as the stack does"
                + (environment.isEmpty() ? "" : ", " + environment);
    }

    @Override
    public int start(StudyDatabase database) {
        OwnService.Running started = services.start("study", database.jdbcUrl(), environment);
        running = started;
        return started.port();
    }

    @Override
    public String lastWords() {
        return running == null ? "" : running.lastWords();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
