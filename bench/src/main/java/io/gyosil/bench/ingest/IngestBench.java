package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import java.util.List;

/** How many uploads a second, and how late the slowest hundredth of their answers is. */
public final class IngestBench implements Bench {
    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String purpose() {
        return "uploads of " + Uploads.ATTEMPTS
                + " attempts with their whole transaction: study-ingest-service against FastAPI, Fastify and one"
                + " statement of pgbench";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 9 × fastapi", "≥ 1.5 × fastify", "≥ 0.6 × limit");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        return new IngestRun(context).run();
    }
}
