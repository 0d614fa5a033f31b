package io.gyosil.kit.job;

import org.jspecify.annotations.Nullable;

/** What came of a step. */
public sealed interface JobStep {

    /**
     * There is more to do.
     *
     * @param progress where the next step begins; kept as JSON
     * @param done how much of the job is done
     * @param total how much there is in all; null when nobody knows
     */
    record Next(Object progress, long done, @Nullable Long total) implements JobStep {}

    /**
     * All is done.
     *
     * @param result what came of it; kept and shown as JSON
     */
    record Finished(Object result) implements JobStep {}
}
