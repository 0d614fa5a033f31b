package io.gyosil.kit.job;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.event.EventJson;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts, a row for each number, as far as the table {@code allowed} lets it. */
@Singleton
@Requires(property = "gyosil.trial.jobs")
class Counting implements JobKind<Counting.Place> {

    static final String TABLES = """
        CREATE TABLE IF NOT EXISTS counted (job uuid, n integer);
        CREATE TABLE IF NOT EXISTS allowed (n integer);
        """;

    private static final String ADD = "INSERT INTO counted (job, n) VALUES (?, ?)";
    private static final String ALLOWED = "SELECT coalesce(min(n), 2147483647) FROM allowed";

    private final StatementPipeline pipeline;

    Counting(StatementPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What it is to do. */
    record Wanted(int to) {}

    /** How far it is. */
    record Place(int n) {}

    @Override
    public String name() {
        return "count";
    }

    @Override
    public Class<Place> progressType() {
        return Place.class;
    }

    @Override
    public JobStep next(Job job, @Nullable Place soFar) {
        int to = EventJson.read(job.params().getBytes(StandardCharsets.UTF_8), Wanted.class)
                .to();
        int n = soFar == null ? 0 : soFar.n();
        if (n == to) {
            return new JobStep.Finished(Map.of("counted", n));
        }
        if (pipeline.query(ALLOWED, List.of(), row -> row.getInt(1)).getFirst() <= n) {
            return new JobStep.Next(new Place(n), n, (long) to);
        }
        pipeline.later(ADD, List.of(job.id(), n + 1));
        return new JobStep.Next(new Place(n + 1), n + 1, (long) to);
    }
}
