package io.gyosil.kit.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a service's busiest way, in plain JDBC: arrays go over in binary (see {@link Column}), and several
 * statements in one trip to the server. What runs seldom is easier to write with {@link Transactions#handle()}.
 */
public final class Statements {

    private Statements() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Leaves a statement for whose answer nobody waits. It is sent in order together with the next one for which
     * somebody does, or before the commit; its failure comes then.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public static void later(String sql, List<? extends @Nullable Object> parameters) {
        Transactions.open().pending().add(sql, parameters);
    }

    /**
     * Asks for rows. The query sees what the statements left before it did, and what others committed meanwhile.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public static <T> List<T> query(String sql, List<? extends @Nullable Object> parameters, Row<T> reader) {
        Transactions.Open open = Transactions.open();
        return open.pending().query(open.handle().getConnection(), sql, parameters, reader);
    }
}
