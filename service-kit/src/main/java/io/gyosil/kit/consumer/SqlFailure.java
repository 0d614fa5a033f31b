package io.gyosil.kit.consumer;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the database's answer says about the data that it was given. */
final class SqlFailure {

    /** A data exception (22), a violated constraint (23), or more than an index or a row can hold (54). */
    private static final Pattern REFUSED = Pattern.compile("(22|23|54).*");

    private static final String CANCELED = "57014";

    private SqlFailure() {}

    /** Why the database will never take this data; empty when it may. */
    static Optional<String> refusal(Throwable failure) {
        return sql(failure)
                .filter(sql -> REFUSED.matcher(state(sql)).matches())
                .map(sql -> "the database refuses the data: " + sql.getMessage());
    }

    /** Whether a statement ran into its limit of time: less data at once may go through. */
    static boolean tookTooLong(Throwable failure) {
        return sql(failure).filter(sql -> CANCELED.equals(state(sql))).isPresent();
    }

    private static Optional<SQLException> sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
