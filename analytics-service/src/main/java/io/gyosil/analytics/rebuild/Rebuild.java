package io.gyosil.analytics.rebuild;

import io.gyosil.kit.Sha256;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobKind;
import io.gyosil.kit.job.JobStep;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes features anew beside those that are served and takes a hash of both, without the times at which rows were made.
 * A step is some learners, whose facts and features it sees as of one moment, so it may run while events come in.
 */
@Singleton
class Rebuild implements JobKind<Rebuild.Progress> {

    /** Few enough that a year of them stays far below the time that a statement may take. */
    private static final int LEARNERS = 20;

    private final RebuildRepository features;

    Rebuild(RebuildRepository features) {
        this.features = features;
    }

    /**
     * How far a rebuild is.
     *
     * @param after the last learner that it has seen; empty at its beginning
     * @param learners how many it has seen
     * @param live SHA-256 over the features that are served, of one chunk after the other
     * @param rebuilt SHA-256 over those computed anew
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     */
    @Introspected
    record Progress(String after, long learners, String live, String rebuilt, long liveRows, long rebuiltRows) {

        private static final Progress NONE = new Progress("", 0, "", "", 0, 0);

        private Progress plus(String last, RebuildRepository.Hashes chunk) {
            return new Progress(
                    last,
                    learners + chunk.learners(),
                    chained(live, chunk.live()),
                    chained(rebuilt, chunk.rebuilt()),
                    liveRows + chunk.liveRows(),
                    rebuiltRows + chunk.rebuiltRows());
        }

        private Report report() {
            return new Report(live.equals(rebuilt), live, rebuilt, liveRows, rebuiltRows);
        }
    }

    /**
     * What a rebuild found.
     *
     * @param equal whether both are the same
     * @param liveHash SHA-256 over the features that are served; empty without any learner
     * @param rebuiltHash SHA-256 over those computed anew
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     */
    @Introspected
    record Report(
            boolean equal,

            @Schema(example = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
            String liveHash,

            @Schema(example = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
            String rebuiltHash,

            @Schema(example = "1200") long liveRows,
            @Schema(example = "1200") long rebuiltRows) {}

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Class<Progress> progressType() {
        return Progress.class;
    }

    @Override
    public JobStep next(Job job, @Nullable Progress before) {
        Progress soFar = Objects.requireNonNullElse(before, Progress.NONE);
        RebuildRepository.Hashes chunk = job.orgId() == null
                ? features.next(soFar.after(), LEARNERS)
                : features.nextOf(job.orgId(), soFar.after(), LEARNERS);
        String last = chunk.last();
        if (last == null) {
            return new JobStep.Finished(soFar.report());
        }
        Progress now = soFar.plus(last, chunk);
        return new JobStep.Next(now, now.learners(), null);
    }

    private static String chained(String before, String chunk) {
        return Sha256.hex(before + chunk);
    }
}
