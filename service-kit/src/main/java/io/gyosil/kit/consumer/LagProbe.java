package io.gyosil.kit.consumer;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which partitions a consumer has read to the end. Kafka itself is asked where the end is: a lag that was none at the last
 * answer says nothing while there are no answers.
 */
class LagProbe {

    private static final Logger LOG = LoggerFactory.getLogger(LagProbe.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Until each partition has come to its end once. */
    private static final Duration UNTIL_FIRST = Duration.ofMillis(300);

    private static final Duration ASKING = Duration.ofSeconds(1);

    private final String group;
    private final Consumer<Set<Integer>> onCaughtUp;
    private final KafkaConsumer<?, ?> kafka;
    private final Set<Integer> caughtUp = new HashSet<>();
    private long next = System.nanoTime();

    LagProbe(String group, Consumer<Set<Integer>> onCaughtUp, KafkaConsumer<?, ?> kafka) {
        this.group = group;
        this.onCaughtUp = onCaughtUp;
        this.kafka = kafka;
    }

    /** To be called when everything that was polled is applied. */
    void ask() {
        if (System.nanoTime() - next < 0 || kafka.assignment().isEmpty()) {
            return;
        }
        Set<Integer> partitions = partitionsAtTheirEnd();
        if (!partitions.isEmpty()) {
            note(partitions);
        }
        Set<Integer> assigned =
                kafka.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
        caughtUp.retainAll(assigned);
        Duration pause = caughtUp.containsAll(assigned) ? EVERY : UNTIL_FIRST;
        next = System.nanoTime() + pause.toNanos();
    }

    private void note(Set<Integer> partitions) {
        try {
            onCaughtUp.accept(partitions);
            caughtUp.addAll(partitions);
        } catch (RuntimeException e) {
            LOG.warn("{} could not note that it has caught up: {}", group, e.toString());
        }
    }

    private Set<Integer> partitionsAtTheirEnd() {
        try {
            Map<TopicPartition, Long> ends = kafka.endOffsets(kafka.assignment(), ASKING);
            return ends.entrySet().stream()
                    .filter(end -> kafka.position(end.getKey(), ASKING) >= end.getValue())
                    .map(end -> end.getKey().partition())
                    .collect(Collectors.toSet());
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (TimeoutException e) {
            LOG.debug("whether {} has caught up is not known", group, e);
            return Set.of();
        }
    }
}
