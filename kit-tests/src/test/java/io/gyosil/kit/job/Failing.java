package io.gyosil.kit.job;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.problem.Words;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fails as its parameters say. */
@Singleton
@Requires(property = "gyosil.trial.jobs")
class Failing implements JobKind<String> {

    private static final String DEADLOCK =
            "DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = 'deadlock_detected'; END $$";

    private final StatementPipeline pipeline;

    Failing(StatementPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return "fail";
    }

    @Override
    public Class<String> progressType() {
        return String.class;
    }

    @Override
    public JobStep next(Job job, @Nullable String soFar) {
        switch (job.params()) {
            case "\"reason\"" -> throw new JobFailedException(Words.of("detail.not-found", "x"));
            case "\"bug\"" -> throw new IllegalStateException("SELECT secret FROM io.gyosil.kit.job");
            case "\"twice\"" -> failUntil(3, job);
            default -> failUntil(Integer.MAX_VALUE, job);
        }
        return new JobStep.Finished(Map.of("tries", job.tries()));
    }

    private void failUntil(int tries, Job job) {
        if (job.tries() < tries) {
            pipeline.later(DEADLOCK, List.of());
            pipeline.send();
        }
    }
}
