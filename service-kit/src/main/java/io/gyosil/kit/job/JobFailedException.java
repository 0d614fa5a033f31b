package io.gyosil.kit.job;

import io.gyosil.kit.problem.Words;
import java.util.Locale;

/** Ends a job for a reason that the person who asked can read. */
public final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Words reason;

    /** @param reason a whole sentence */
    public JobFailedException(Words reason) {
        super(reason.in(Locale.ENGLISH), null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Words reason() {
        return reason;
    }
}
