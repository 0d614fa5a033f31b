package io.gyosil.kit.consumer;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The consumer that the framework polls for a listener. It ends between two batches, never within one; and nothing that a poll
 * throws ends the framework's thread, or keeps it busy.
 */
final class GroupConsumer<K, V> extends KafkaConsumer<K, V> {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** What is to happen between two batches. */
    interface Observer {

        /** Everything that was polled is applied, or a batch is being tried again. */
        void beforePoll(KafkaConsumer<?, ?> consumer);

        /** It has left its group. */
        void left(KafkaConsumer<?, ?> consumer);
    }

    private final Supplier<Observer> observer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean ending;

    /** @param observer is asked for again at each poll, since a consumer is made before its listener */
    GroupConsumer(
            Properties settings,
            @Nullable Deserializer<K> keys,
            @Nullable Deserializer<V> values,
            Supplier<Observer> observer) {
        super(settings, keys, values);
        this.observer = observer;
    }

    @Override
    public ConsumerRecords<K, V> poll(Duration timeout) {
        try {
            endIfToEnd();
            observer.get().beforePoll(this);
            ConsumerRecords<K, V> records = super.poll(timeout);
            endIfToEnd();
            return records;
        } catch (WakeupException e) {
            throw e;
        } catch (InterruptException e) {
            // The framework would go on polling, and each poll would fail at once.
            throw new WakeupException();
        } catch (RuntimeException | Error e) {
            // The framework polls again at once; and an error would end its thread without a word.
            pause();
            throw new KafkaException("a poll failed", e);
        }
    }

    /** The framework calls this when it ends. A commit that is under way would be given up by a real one. */
    @Override
    public void wakeup() {
        ending = true;
    }

    /** Ends what it waits for, too, a commit among it. */
    void giveUp() {
        ending = true;
        super.wakeup();
    }

    boolean isClosedWithin(long nanos) throws InterruptedException {
        return closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            super.close(CLOSE_WITHIN);
        } finally {
            observer.get().left(this);
            closed.countDown();
        }
    }

    private void endIfToEnd() {
        if (ending) {
            throw new WakeupException();
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAILURE);
        } catch (InterruptedException e) {
            throw new WakeupException();
        }
    }
}
