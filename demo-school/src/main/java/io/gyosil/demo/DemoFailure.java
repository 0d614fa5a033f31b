package io.gyosil.demo;

import org.jspecify.annotations.Nullable;

/** A client cannot go on. The message is written for its user: what is wrong, and what to do about it. */
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFailure(String message) {
        super(message);
    }

    public DemoFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
