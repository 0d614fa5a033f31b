package io.gyosil.kit.consumer;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a subscription which of its partitions it has read to the end. Kafka itself is asked where the end is: a lag that
 * was none at the last answer says nothing while there are no answers.
 */
class CaughtUp {

    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Until each partition has come to its end once. */
    private static final Duration UNTIL_FIRST = Duration.ofMillis(300);

    private static final Duration ASKING = Duration.ofSeconds(1);

    private final Subscription<?> subscription;
    private final KafkaConsumer<byte[], byte[]> kafka;
    private final Set<Integer> told = new HashSet<>();
    private long next = System.nanoTime();

    CaughtUp(Subscription<?> subscription, KafkaConsumer<byte[], byte[]> kafka) {
        this.subscription = subscription;
        this.kafka = kafka;
    }

    /** To be called when everything that was polled is applied. */
    void tell() {
        if (System.nanoTime() - next < 0 || kafka.assignment().isEmpty()) {
            return;
        }
        Set<Integer> partitions = partitionsAtTheirEnd();
        if (!partitions.isEmpty()) {
            tell(partitions);
        }
        Set<Integer> assigned =
                kafka.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
        told.retainAll(assigned);
        Duration pause = told.containsAll(assigned) ? EVERY : UNTIL_FIRST;
        next = System.nanoTime() + pause.toNanos();
    }

    private void tell(Set<Integer> partitions) {
        try {
            subscription.caughtUp(partitions);
            told.addAll(partitions);
        } catch (RuntimeException e) {
            LOG.warn("{} could not note that it has caught up: {}", subscription.group(), e.toString());
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
            LOG.debug("whether {} has caught up is not known", subscription.group(), e);
            return Set.of();
        }
    }
}
