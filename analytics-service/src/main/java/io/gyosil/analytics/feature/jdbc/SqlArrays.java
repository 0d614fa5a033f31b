package io.gyosil.analytics.feature.jdbc;

import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Columns as arrays to bind. The driver sends a {@code String[]} or an {@code Integer[]} in binary; of the {@code Object[]}
 * that Jdbi makes of a list it writes text, which costs both sides more than the parsing of the events.
 */
final class SqlArrays {

    private SqlArrays() {}

    /** What the column's values are as text; PostgreSQL casts them. */
    static <R> Argument texts(Collection<R> rows, Function<R, Object> column) {
        return array(
                "text", rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new));
    }

    /** Whole numbers, some of which may be null. */
    static <R> Argument integers(Collection<R> rows, Function<R, @Nullable Integer> column) {
        return array("int4", rows.stream().map(column).toArray(Integer[]::new));
    }

    private static Argument array(String type, Object[] elements) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, elements));
    }
}
