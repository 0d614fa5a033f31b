package io.gyosil.kit.consumer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a consumer's work again until it succeeds; meanwhile the consumer stays in its group and takes nothing new. */
class RetryInPlace {

    private static final Logger LOG = LoggerFactory.getLogger(RetryInPlace.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration ASKING = Duration.ofSeconds(1);

    private final String group;
    private final Consumer<byte[], byte[]> kafka;
    private final ConsumerMetrics metrics;

    RetryInPlace(String group, Consumer<byte[], byte[]> kafka, ConsumerMetrics metrics) {
        this.group = group;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /**
     * Returns when the work is done, or with a failure that is hopeless.
     *
     * @throws WakeupException when the consumer is to stop
     */
    Optional<RuntimeException> until(Runnable work, Predicate<RuntimeException> hopeless) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                resume();
                return Optional.empty();
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                if (hopeless.test(e)) {
                    resume();
                    return Optional.of(e);
                }
                metrics.retried();
                LOG.warn("{} waits {} ms and tries again: {}", group, pause.toMillis(), e.toString());
                stayInGroup(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Polls without taking anything, so that the group does not give our partitions to another meanwhile. */
    private void stayInGroup(Duration pause) {
        kafka.pause(kafka.assignment());
        ConsumerRecords<byte[], byte[]> untimely = kafka.poll(pause);
        for (TopicPartition partition : untimely.partitions()) {
            kafka.seek(partition, untimely.records(partition).getFirst().offset());
        }
        measure();
    }

    /** Nothing is fetched now that would show how far behind this consumer is. */
    private void measure() {
        try {
            long behind = 0;
            for (var end : kafka.endOffsets(kafka.assignment(), ASKING).entrySet()) {
                behind += end.getValue() - kafka.position(end.getKey(), ASKING);
            }
            metrics.behind(kafka, behind);
        } catch (TimeoutException e) {
            LOG.debug("how far {} is behind is not known", group, e);
        }
    }

    private void resume() {
        if (!kafka.paused().isEmpty()) {
            kafka.resume(kafka.paused());
        }
    }
}
