package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.LoadResult;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.load.UnexpectedAnswer;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contestant that is a server with a database of its own. */
final class HttpIngest implements Contestant {
    private final IngestServer server;
    private final StudyDatabase database;
    private final Uploads uploads;
    private final Plan warmUp;
    private final Plan round;
    private int port;
    private @Nullable LoadResult last;

    /**
     * @param warmUp what is sent in a round that does not count
     * @param round what is sent in a round
     */
    HttpIngest(IngestServer server, StudyDatabase database, Uploads uploads, Plan warmUp, Plan round) {
        this.server = server;
        this.database = database;
        this.uploads = uploads;
        this.warmUp = warmUp;
        this.round = round;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String madeOf() {
        return server.madeOf();
    }

    @Override
    public void start() throws Exception {
        database.reset();
        port = server.start(database);
    }

    @Override
    public List<String> conform() throws Exception {
        List<String> lines = new ArrayList<>(new Conformance(uploads.school()).ask(port, uploads.token()));
        lines.add("the tables then: " + database.hash());
        return lines;
    }

    @Override
    public double oneRound(int number) throws Exception {
        database.reset();
        LoadResult result = load(server, port, number < 0 ? warmUp : round);
        last = result;
        return result.rate();
    }

    /** A closed loop; a server that fails in it is quoted. */
    static LoadResult load(IngestServer server, int port, Plan plan) throws Exception {
        try {
            return ClosedLoop.run(port, plan);
        } catch (UnexpectedAnswer | IOException failure) {
            throw new StackFailure(
                    server.name() + " failed under load: " + failure.getMessage() + server.lastWords(), failure);
        }
    }

    @Override
    public String state() throws Exception {
        return database.hash();
    }

    int port() {
        return port;
    }

    StudyDatabase database() {
        return database;
    }

    /** The 99th percentile of the last round's latencies, in milliseconds. */
    double lastP99() {
        return last == null ? Double.NaN : last.millis(99);
    }

    @Override
    public void close() {
        server.stop();
    }
}
