package io.gyosil.kit.job;

import io.gyosil.kit.sqlstate.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * A kind of job: a bean, which every replica of the service has.
 *
 * @param <P> how the kind notes where the next step begins
 */
public interface JobKind<P> {

    /** Its name on the wire and in the table, such as {@code rebuild}; for good. */
    String name();

    /** What is read from the progress that {@link JobStep.Next} has. */
    Class<P> progressType();

    /**
     * Does the next step, in the open transaction, as the worker. It is committed together with the progress, so what it does in the
     * database counts once, whatever dies in between; it takes a few seconds at most, and nothing outside of the database may happen
     * in it. A failure of the database that passes has the same step done again.
     *
     * @param soFar where the step begins; null in the first
     * @throws JobFailedException when the job cannot be done, with a reason for the person who asked
     */
    JobStep next(Job job, @Nullable P soFar);

    /** Whether a step that the database failed may well succeed when it is done again. */
    default boolean isPassing(SqlState failure) {
        return failure.isPassing();
    }
}
