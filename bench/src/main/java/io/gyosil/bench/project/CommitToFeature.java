package io.gyosil.bench.project;

import io.gyosil.bench.flow.Viewers;
import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.OpenLoop;
import io.gyosil.bench.load.Plan;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How long after the answer to an upload, which is after its commit, its features can be read. While others upload at half
 * of what the whole machine can take, one viewer uploads, looks until its row is there, and uploads again.
 */
final class CommitToFeature {
    private static final int CREATED = 201;
    private static final int CONNECTIONS = 4;
    private static final int CALIBRATION = 2_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final String READ =
            "SELECT FROM analytics.features_topic_daily WHERE user_id = ? AND topic_id = ? AND date = ?::date";

    private final Tables tables;
    private final Viewers viewers;
    private final int port;

    CommitToFeature(Tables tables, Viewers viewers, int port) {
        this.tables = tables;
        this.viewers = viewers;
        this.port = port;
    }

    /** What was measured: the rate of uploads, and latencies in microseconds. */
    record Result(double rate, Histogram latencies) {}

    Result run(int seconds) throws Exception {
        ClosedLoop.run(port, plan(0, CALIBRATION));
        double most = ClosedLoop.run(port, plan(CALIBRATION, CALIBRATION)).rate();
        double rate = most / 2;
        int first = 2 * CALIBRATION;
        int uploads = (int) (rate * seconds);
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> load = others.submit(() -> OpenLoop.run(port, plan(first, uploads), rate));
            Histogram latencies = sample(first + uploads, load);
            load.get();
            return new Result(rate, latencies);
        }
    }

    private Histogram sample(int first, Future<?> load) throws Exception {
        Histogram latencies = new Histogram(3);
        try (HttpConnection viewer = new HttpConnection(port);
                Connection connection = tables.postgres().connect(Bootstrap.DATABASE);
                PreparedStatement read = connection.prepareStatement(READ)) {
            for (int n = first; !load.isDone(); n++) {
                Answer answer = viewer.exchange(viewers.upload(n));
                if (answer.status() != CREATED) {
                    throw new StackFailure("An upload was not taken: " + answer.status() + " " + answer.text());
                }
                long begin = System.nanoTime();
                bind(read, viewers.row(n));
                while (!isThere(read)) {
                    if (System.nanoTime() - begin > PATIENCE_NANOS) {
                        throw new StackFailure("An upload has no features after a minute.");
                    }
                    Thread.sleep(1);
                }
                latencies.recordValue((System.nanoTime() - begin) / 1_000);
            }
        }
        return latencies;
    }

    private Plan plan(int first, int count) {
        List<byte[]> uploads =
                IntStream.range(first, first + count).mapToObj(viewers::upload).toList();
        return OpenLoop.dealtOut(uploads, CONNECTIONS, CREATED);
    }

    private static void bind(PreparedStatement read, Viewers.Row row) throws SQLException {
        read.setString(1, row.userId());
        read.setString(2, row.topicId());
        read.setString(3, row.date());
    }

    private static boolean isThere(PreparedStatement read) throws SQLException {
        try (ResultSet row = read.executeQuery()) {
            return row.next();
        }
    }
}
