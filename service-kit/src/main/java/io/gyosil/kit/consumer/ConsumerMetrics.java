package io.gyosil.kit.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicLong;

/** What a consumer counts: records by what became of them, retries, and how far it is behind. */
class ConsumerMetrics {

    private final Counter applied;
    private final Counter ignored;
    private final Counter unreadable;
    private final Counter retried;
    private final AtomicLong lag;

    ConsumerMetrics(MeterRegistry meters, String group) {
        Tags tags = Tags.of("group", group);
        this.applied = records(meters, tags, "applied");
        this.ignored = records(meters, tags, "ignored");
        this.unreadable = records(meters, tags, "unreadable");
        this.retried = Counter.builder("gyosil.consumer.retries")
                .description("Batches tried again")
                .tags(tags)
                .register(meters);
        this.lag = meters.gauge("gyosil.consumer.lag", tags, new AtomicLong());
    }

    void applied(int count) {
        applied.increment(count);
    }

    void ignored() {
        ignored.increment();
    }

    void unreadable(int count) {
        unreadable.increment(count);
    }

    void retried() {
        retried.increment();
    }

    void lag(long records) {
        lag.set(records);
    }

    private static Counter records(MeterRegistry meters, Tags tags, String result) {
        return Counter.builder("gyosil.consumer.records")
                .description("Records by what became of them")
                .tags(tags.and("result", result))
                .register(meters);
    }
}
