package io.gyosil.session.retention;

import java.time.Instant;

/**
 * From when on something is old, as of a run.
 *
 * @param messages older ones go
 * @param logs older ones go
 * @param lessons those that ended before go
 */
record Age(Instant messages, Instant logs, Instant lessons) {

    static Age at(Instant run, RetentionSettings settings) {
        return new Age(run.minus(settings.messages()), run.minus(settings.logs()), run.minus(settings.lessons()));
    }
}
