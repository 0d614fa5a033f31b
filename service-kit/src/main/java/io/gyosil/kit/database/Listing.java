package io.gyosil.kit.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query of a list whose filters are there or not: conditions are added to a fixed beginning, each with the value of
 * its question mark.
 */
public final class Listing {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();
    private boolean first = true;

    /** Starts with everything up to the {@code FROM} clause. */
    public Listing(String select) {
        this.sql = new StringBuilder(select.strip());
    }

    /** Adds a condition with one question mark, unless there is no value for it. */
    public Listing where(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(first ? "\nWHERE " : "\n  AND ").append(condition);
            parameters.add(value);
            first = false;
        }
        return this;
    }

    /** Goes on with the condition before, which has one question mark more. */
    public Listing and(String more, Object value) {
        sql.append(more);
        parameters.add(value);
        return this;
    }

    /** Reads at most so many rows, after passing over some. */
    public <T> List<T> rows(String order, int skip, int most, Statements.Row<T> reader) {
        sql.append("\nORDER BY ").append(order).append("\nLIMIT ? OFFSET ?");
        parameters.add(most);
        parameters.add(skip);
        return Statements.query(sql.toString(), parameters, reader);
    }
}
