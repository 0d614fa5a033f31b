package io.gyosil.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest record of each thing of a kind, as columns of rows. They are in an order that is everybody's, so that two who
 * save the same things do not block each other in a ring.
 *
 * @param records one for each thing
 */
record NewestRecords<T>(List<RosterRecord<T>> records) {

    NewestRecords(RosterEntity<T> entity, List<RosterRecord<?>> all) {
        this(newest(entity, all));
    }

    private static <T> List<RosterRecord<T>> newest(RosterEntity<T> entity, List<RosterRecord<?>> all) {
        Map<String, RosterRecord<T>> newest = all.stream()
                .filter(record -> record.entity().equals(entity))
                .map(record -> of(entity, record))
                .collect(Collectors.toMap(
                        RosterRecord::id,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(RosterRecord::version)),
                        TreeMap::new));
        return List.copyOf(newest.values());
    }

    private static <T> RosterRecord<T> of(RosterEntity<T> entity, RosterRecord<?> record) {
        T state = record.state() == null ? null : entity.state().cast(record.state());
        return new RosterRecord<>(entity, record.id(), record.version(), state);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    String[] ids() {
        return records.stream().map(RosterRecord::id).toArray(String[]::new);
    }

    /** The ids of things whose ids are numbers. */
    long[] numericIds() {
        return records.stream().mapToLong(record -> Long.parseLong(record.id())).toArray();
    }

    /** Of ids {@code <first>:<second>} the first parts. */
    String[] firstIds() {
        return parts(0).toArray(String[]::new);
    }

    /** The first parts of ids whose first parts are numbers. */
    long[] numericFirstIds() {
        return parts(0).mapToLong(Long::parseLong).toArray();
    }

    /** Of ids {@code <first>:<second>} the second parts, which may have colons of their own. */
    String[] secondIds() {
        return parts(1).toArray(String[]::new);
    }

    private Stream<String> parts(int part) {
        return records.stream().map(record -> record.id().split(":", 2)[part]);
    }

    /** A part of the state; null of what was removed. */
    @Nullable
    String[] texts(Function<T, @Nullable String> part) {
        return column(part).toArray(String[]::new);
    }

    /** A part of the state; null of what was removed. */
    @Nullable
    Long[] longs(Function<T, @Nullable Long> part) {
        return column(part).toArray(Long[]::new);
    }

    /** A part of the state; null of what was removed. */
    @Nullable
    Double[] doubles(Function<T, @Nullable Double> part) {
        return column(part).toArray(Double[]::new);
    }

    /** A part of the state; false of what was removed. */
    boolean[] flags(Predicate<T> part) {
        return booleans(record -> record.state() != null && part.test(record.state()));
    }

    long[] versions() {
        return records.stream().mapToLong(RosterRecord::version).toArray();
    }

    /** Of which things nothing is left. */
    boolean[] removed() {
        return booleans(record -> record.state() == null);
    }

    private <V> Stream<@Nullable V> column(Function<T, @Nullable V> part) {
        return records.stream().map(record -> record.state() == null ? null : part.apply(record.state()));
    }

    private boolean[] booleans(Predicate<RosterRecord<T>> test) {
        boolean[] flags = new boolean[records.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = test.test(records.get(i));
        }
        return flags;
    }
}
