package io.gyosil.kit.consumer;

import io.gyosil.kit.sqlstate.SqlState;
import java.util.Optional;

/** What the database's answer says about the data that it was given. */
final class SqlFailure {

    private SqlFailure() {}

    /** Why the database will never take this data; empty when it may. */
    static Optional<String> refusal(Throwable failure) {
        return SqlState.of(failure)
                .filter(SqlState::isRefusal)
                .map(state -> "the database refuses the data: " + state.message());
    }

    /** Whether a statement ran into its limit of time: less data at once may go through. */
    static boolean tookTooLong(Throwable failure) {
        return SqlState.of(failure).filter(SqlState::tookTooLong).isPresent();
    }
}
