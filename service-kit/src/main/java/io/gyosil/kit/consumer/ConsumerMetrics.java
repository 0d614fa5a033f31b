package io.gyosil.kit.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;

/** What a group's consumers count: records by what became of them, retries, and how far they are behind. */
class ConsumerMetrics {

    private final Counter applied;
    private final Counter ignored;
    private final Counter unreadable;
    private final Counter retried;
    private final Map<Consumer<?, ?>, Long> inHand = new ConcurrentHashMap<>();
    private final Map<Consumer<?, ?>, Long> behind = new ConcurrentHashMap<>();
    private final Set<Consumer<?, ?>> stopped = ConcurrentHashMap.newKeySet();

    ConsumerMetrics(MeterRegistry meters, String group) {
        Tags tags = Tags.of("group", group);
        this.applied = records(meters, tags, "applied");
        this.ignored = records(meters, tags, "ignored");
        this.unreadable = records(meters, tags, "unreadable");
        this.retried = Counter.builder("gyosil.consumer.retries")
                .description("Batches tried again")
                .tags(tags)
                .register(meters);
        Gauge.builder("gyosil.consumer.lag", () -> sum(inHand) + sum(behind))
                .description("Records that wait, those in hand among them")
                .tags(tags)
                .register(meters);
        Gauge.builder("gyosil.consumer.stopped", () -> stopped.isEmpty() ? 0 : 1)
                .description("1 while a replica is stopped by a record that it may not pass over")
                .tags(tags)
                .register(meters);
    }

    void applied(int count) {
        applied.increment(count);
    }

    void ignored(int count) {
        ignored.increment(count);
    }

    void unreadable(int count) {
        unreadable.increment(count);
    }

    void retried() {
        retried.increment();
    }

    /** How many records a consumer has taken that are not applied yet. */
    void inHand(Consumer<?, ?> consumer, int records) {
        inHand.put(consumer, (long) records);
    }

    /** How many records are behind those. */
    void behind(Consumer<?, ?> consumer, long records) {
        behind.put(consumer, records);
    }

    /** Whether a record stops a consumer that may not pass over it. */
    void stopped(Consumer<?, ?> consumer, boolean isStopped) {
        if (isStopped) {
            stopped.add(consumer);
        } else {
            stopped.remove(consumer);
        }
    }

    void left(Consumer<?, ?> consumer) {
        stopped.remove(consumer);
        inHand.remove(consumer);
        behind.remove(consumer);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Counter records(MeterRegistry meters, Tags tags, String result) {
        return Counter.builder("gyosil.consumer.records")
                .description("Records by what became of them")
                .tags(tags.and("result", result))
                .register(meters);
    }
}
