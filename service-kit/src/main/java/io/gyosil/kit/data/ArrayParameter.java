package io.gyosil.kit.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows that a statement takes: an array for {@code unnest}. The driver sends these arrays in binary,
 * for which their elements must be of the plain types below.
 *
 * @param <T> what a row is made from
 */
@FunctionalInterface
public interface ArrayParameter<T> {

    /** The column's array for these rows. */
    Object of(List<? extends T> rows);

    /** The arrays of all columns, in their order. */
    static <T> List<Object> arrays(List<ArrayParameter<T>> columns, List<? extends T> rows) {
        return columns.stream().map(column -> column.of(rows)).toList();
    }

    /** A {@code bigint[]}. */
    static <T> ArrayParameter<T> longs(ToLongFunction<T> part) {
        return rows -> rows.stream().mapToLong(part).toArray();
    }

    /** An {@code integer[]}. */
    static <T> ArrayParameter<T> ints(ToIntFunction<T> part) {
        return rows -> rows.stream().mapToInt(part).toArray();
    }

    /** An {@code integer[]} with nulls. */
    static <T> ArrayParameter<T> optionalInts(Function<T, @Nullable Integer> part) {
        return rows -> rows.stream().map(part).toArray(Integer[]::new);
    }

    /** A {@code double precision[]}. */
    static <T> ArrayParameter<T> doubles(ToDoubleFunction<T> part) {
        return rows -> rows.stream().mapToDouble(part).toArray();
    }

    /** A {@code boolean[]}. */
    static <T> ArrayParameter<T> flags(Predicate<T> part) {
        return rows -> {
            boolean[] flags = new boolean[rows.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = part.test(rows.get(i));
            }
            return flags;
        };
    }

    /** A {@code varchar[]}, which may have nulls. */
    static <T> ArrayParameter<T> texts(Function<T, @Nullable String> part) {
        return rows -> rows.stream().map(part).toArray(String[]::new);
    }

    /**
     * Times, as a {@code bigint[]} of microseconds since 1970; {@link #TIME} makes a time of one. The driver has no
     * binary form of an array of times, and as text they cost the server more to read than all else in the row.
     */
    static <T> ArrayParameter<T> times(Function<T, Instant> part) {
        return longs(row -> ChronoUnit.MICROS.between(Instant.EPOCH, part.apply(row)));
    }

    /** The SQL that makes a time of what {@link #times} sends, to be filled with the column's name. */
    String TIME = "timestamptz 'epoch' + %s * interval '1 microsecond'";
}
