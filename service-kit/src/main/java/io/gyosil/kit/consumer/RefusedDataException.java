package io.gyosil.kit.consumer;

import java.sql.SQLException;

/** The database will never take this data: a data exception (SQLSTATE 22) or a violated constraint (23). */
class RefusedDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RefusedDataException(SQLException cause) {
        super("the database refuses the data: " + cause.getMessage(), cause);
    }

    static void rethrowIfRefused(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith("22") || state.startsWith("23")) {
                    throw new RefusedDataException(sql);
                }
            }
        }
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
