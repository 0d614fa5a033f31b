package io.gyosil.kit.web;

import io.gyosil.kit.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items, 1 to {@link Page#MOST}
 * @param skip how many to pass over, from the cursor on; for callers that count, and no more than 100,000
 * @param cursor where to start
 */
public record Slice(int limit, int skip, @Nullable Cursor cursor) {

    /** How many can be passed over at most. */
    public static final int MOST_SKIPPED = 100_000;

    /**
     * Reads what a caller wants.
     *
     * @param parts how many values the list's sort key has
     * @throws ProblemException invalid, naming the bad parameter
     */
    public static Slice of(@Nullable Integer limit, @Nullable Integer skip, @Nullable String cursor, int parts) {
        int passed = skip == null ? 0 : skip;
        if (passed < 0 || passed > MOST_SKIPPED) {
            throw ProblemException.invalid("?skip", "parameter.skip", MOST_SKIPPED);
        }
        return new Slice(Page.limit(limit), passed, Cursor.decode(cursor, parts));
    }

    /** How many rows to read, one more than wanted. */
    public int most() {
        return limit + 1;
    }

    /** The first value of the cursor, a number; null without a cursor. */
    public @Nullable Long afterNumber() {
        return cursor == null ? null : cursor.number(0);
    }

    /** The first value of the cursor; null without a cursor. */
    public @Nullable String afterText() {
        return cursor == null ? null : cursor.key().getFirst();
    }

    /** The page for rows that were read one further than the limit. */
    public <T> Page<T> page(List<T> rows, Function<T, Cursor> position) {
        return Page.of(rows, limit, position);
    }
}
