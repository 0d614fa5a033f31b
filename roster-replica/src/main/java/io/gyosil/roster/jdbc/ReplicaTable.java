package io.gyosil.roster.jdbc;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.roster.Kind;
import io.gyosil.roster.RosterRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the replica, with a row for each thing of a kind.
 *
 * @param kind the kind
 * @param upsert takes in what is newer than what is there; of the arrays that it takes, the last two are the version and
 *     whether the thing is removed
 * @param columns the arrays before those
 */
record ReplicaTable<T>(Kind<T> kind, String upsert, List<ArrayParameter<RosterRecord<T>>> columns) {

    /** The newest record of each thing of this kind, in an order that is everybody's, lest two block each other. */
    List<RosterRecord<T>> newest(List<RosterRecord<?>> records) {
        Map<String, RosterRecord<T>> newest = records.stream()
                .filter(record -> record.kind().equals(kind))
                .map(this::ofKind)
                .collect(Collectors.toMap(
                        RosterRecord::id,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(RosterRecord::version)),
                        TreeMap::new));
        return List.copyOf(newest.values());
    }

    private RosterRecord<T> ofKind(RosterRecord<?> record) {
        T state = record.state() == null ? null : kind.state().cast(record.state());
        return new RosterRecord<>(kind, record.id(), record.version(), state);
    }

    /** What {@link #upsert} takes. */
    List<Object> parameters(List<RosterRecord<T>> records) {
        List<Object> arrays = new ArrayList<>(ArrayParameter.arrays(columns, records));
        arrays.add(ArrayParameter.<RosterRecord<T>>longs(RosterRecord::version).of(records));
        arrays.add(ArrayParameter.<RosterRecord<T>>flags(record -> record.state() == null)
                .of(records));
        return arrays;
    }

    /** The id as text. */
    static <T> ArrayParameter<RosterRecord<T>> id() {
        return ArrayParameter.texts(RosterRecord::id);
    }

    /** The id of a kind whose ids are numbers. */
    static <T> ArrayParameter<RosterRecord<T>> numericId() {
        return ArrayParameter.longs(record -> Long.parseLong(record.id()));
    }

    /** A text of the state; null of what is no more. */
    static <T> ArrayParameter<RosterRecord<T>> text(Function<T, @Nullable String> part) {
        return ArrayParameter.texts(record -> record.state() == null ? null : part.apply(record.state()));
    }

    /** A number of the state; null of what is no more. */
    static <T> ArrayParameter<RosterRecord<T>> number(Function<T, @Nullable Long> part) {
        return ArrayParameter.optionalLongs(record -> record.state() == null ? null : part.apply(record.state()));
    }
}
