package io.gyosil.kit.data;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which constraint of the database a change would break. */
public final class Violation {

    private Violation() {}

    /** The name of the constraint that a failure is about; null when it is about something else. */
    public static @Nullable String constraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ServerErrorMessage message = cause instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
            if (message != null && message.getConstraint() != null) {
                return message.getConstraint();
            }
        }
        return null;
    }
}
