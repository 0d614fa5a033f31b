package io.gyosil.kit.sqlstate;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the database's answer means.
 *
 * @param code of five characters; empty where nobody answered: the pool's time-out and a connection that is gone have none
 * @param message of the database, which shows no row
 */
public record SqlState(String code, String message) {

    /**
     * What passes: 08 connection, 53 resources, 57 operator intervention, 40 rolled back, 25P03 and 25P04 time limits of a
     * transaction, 55P03 no lock.
     */
    private static final Pattern PASSING = Pattern.compile("|(08|53|57|40).*|25P03|25P04|55P03");

    /** A data exception (22), a violated constraint (23), or more than an index or a row can hold (54). */
    private static final Pattern REFUSED = Pattern.compile("(22|23|54).*");

    /** U+0000, or a time that the database has no room for. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22007", "22008", "22009");

    /** The classes about connections, log-ins, databases that are not there, resources and operators. */
    private static final List<String> THE_SERVER = List.of("08", "28", "3D", "53", "57");

    private static final String CANCELED = "57014";
    private static final String NOT_ALLOWED = "42501";

    /** What a failure of any layer says of the database; empty when it is about something else. */
    public static Optional<SqlState> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String code = sql.getSQLState();
                return Optional.of(new SqlState(code == null ? "" : code, String.valueOf(sql.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** Why the database will never take this data; empty when it may. */
    public static Optional<String> refusal(Throwable failure) {
        return of(failure)
                .filter(state -> REFUSED.matcher(state.code()).matches())
                .map(state -> "the database refuses the data: " + state.message());
    }

    /** The name of the constraint that a change would break; null when a failure is about something else. */
    public static @Nullable String constraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ServerErrorMessage message = cause instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
            if (message != null && message.getConstraint() != null) {
                return message.getConstraint();
            }
        }
        return null;
    }

    /** Whether a statement ran into its limit of time: less data at once may go through. */
    public static boolean tookTooLong(Throwable failure) {
        return of(failure).filter(state -> state.code().equals(CANCELED)).isPresent();
    }

    /** Whether the same may well succeed a moment later. */
    public boolean isPassing() {
        return PASSING.matcher(code).matches();
    }

    /** Whether a value has a form that cannot be stored anywhere. */
    public boolean isUnstorable() {
        return UNSTORABLE.contains(code);
    }

    /** Away, full, or not for us: not a statement of ours that is wrong, of which one has to know which. */
    public boolean isOfTheServer() {
        return code.equals(NOT_ALLOWED) || THE_SERVER.stream().anyMatch(code::startsWith);
    }
}
