package io.gyosil.kit.consumer;

import io.gyosil.kit.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a {@link GroupListener} takes its batches by. Each is given how one event is read, and how a batch is applied:
 *
 * <ul>
 *   <li>{@code read} gives nothing for a type that it does not know, and throws an {@link
 *       io.gyosil.kit.event.UnreadableEventException} when no retry will help
 *   <li>{@code apply} takes a batch in a transaction of its own. Deliveries repeat and come in any order across keys: it must end in the
 *       same state however often and in whatever order it sees an event. What it throws is retried in place, unless the database refuses
 *       the data itself
 * </ul>
 */
@Singleton
public class BatchProcessors {

    private static final GroupConsumer.Observer NONE = new GroupConsumer.Observer() {
        @Override
        public void beforePoll(KafkaConsumer<?, ?> consumer) {}

        @Override
        public void left(KafkaConsumer<?, ?> consumer) {}
    };

    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final EventSpans spans;
    private final Map<String, BatchProcessor<?>> processors = new ConcurrentHashMap<>();

    BatchProcessors(DeadLetters deadLetters, MeterRegistry meters, EventSpans spans) {
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.spans = spans;
    }

    /** One that keeps aside what cannot be read, or what the database refuses, and goes on. */
    public <T> BatchProcessor<T> skipping(
            String group, Function<ReceivedEvent, Optional<T>> read, Consumer<List<T>> apply) {
        return processor(new EventHandling<>(group, read, apply, EventHandling.FailurePolicy.SKIP, partitions -> {}));
    }

    /**
     * One that passes over nothing: what cannot be read, or what the database refuses, stops it, with an alarm, until it goes through.
     *
     * @param onCaughtUp hears, every two seconds or so, the numbers of the partitions of which everything is applied that was committed
     *     when Kafka was asked just now. What it throws is logged, and the next time is as good
     */
    public <T> BatchProcessor<T> stopping(
            String group,
            Function<ReceivedEvent, Optional<T>> read,
            Consumer<List<T>> apply,
            Consumer<Set<Integer>> onCaughtUp) {
        return processor(new EventHandling<>(group, read, apply, EventHandling.FailurePolicy.STOP, onCaughtUp));
    }

    private <T> BatchProcessor<T> processor(EventHandling<T> handling) {
        BatchProcessor<T> processor =
                new BatchProcessor<>(handling, deadLetters, new ConsumerMetrics(meters, handling.group()), spans);
        if (processors.putIfAbsent(handling.group(), processor) != null) {
            throw new IllegalStateException("two listeners are in the group " + handling.group());
        }
        return processor;
    }

    /** What is notified of the polls of a group's consumers. */
    GroupConsumer.Observer observer(@Nullable String group) {
        BatchProcessor<?> processor = group == null ? null : processors.get(group);
        return processor == null ? NONE : processor;
    }
}
