package io.gyosil.servers;

import org.jspecify.annotations.Nullable;

/** Something of the stack cannot go on. The message is written for its user: what is wrong, and what to do about it. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
