package io.gyosil.kit.consumer;

import io.gyosil.kit.event.KafkaSettings;
import io.gyosil.kit.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every {@link Subscription} of the service, each on threads of its own, and starts again what breaks. Told to end, each finishes
 * its batch and moves its offset; who waits for something to come back gives up after a while.
 */
@Singleton
class Consumers implements GracefulShutdownCapable {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
    private static final Duration START_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final List<Subscription<?>> subscriptions;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final EventSpans spans;
    private final Map<String, Object> settings;
    private final int threadsEach;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<KafkaConsumer<byte[], byte[]>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running = true;

    Consumers(
            List<Subscription<?>> subscriptions,
            DeadLetters deadLetters,
            MeterRegistry meters,
            KafkaSettings kafka,
            EventSpans spans,
            @Value("${gyosil.consumer.threads:1}") int threadsEach) {
        this.subscriptions = subscriptions;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.spans = spans;
        this.settings = kafka.client();
        this.threadsEach = threadsEach;
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        // By default 30 s go by until a broker that is silent is given up and asked anew; and a consumer has several
        // connections to it, which may be found dead one after the other.
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
    }

    @EventListener
    void start(StartupEvent event) {
        for (Subscription<?> subscription : subscriptions) {
            ConsumerMetrics metrics = new ConsumerMetrics(meters, subscription.group());
            for (int i = 0; i < threadsEach; i++) {
                threads.add(Thread.ofPlatform()
                        .name(subscription.group() + "-" + i)
                        .start(() -> keepRunning(subscription, metrics)));
            }
        }
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.runAsync(this::stop, Thread::startVirtualThread);
    }

    @PreDestroy
    void stop() {
        running = false;
        try {
            if (!ended(FINISH_WITHIN)) {
                open.forEach(KafkaConsumer::wakeup);
                LOG.info("all consumers ended: {}", ended(END_WITHIN));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    private void keepRunning(Subscription<?> subscription, ConsumerMetrics metrics) {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> kafka = consumer(subscription.group())) {
                run(subscription, kafka, metrics);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("{} stops", subscription.group());
            } catch (RuntimeException | Error e) {
                // An error, too: a thread that ends without a word leaves its events where they are.
                LOG.error("{} broke and starts again", subscription.group(), e);
                pause();
            }
        }
    }

    private void run(Subscription<?> subscription, KafkaConsumer<byte[], byte[]> kafka, ConsumerMetrics metrics) {
        open.add(kafka);
        try {
            new EventConsumer<>(subscription, kafka, deadLetters, metrics, spans).run(() -> running);
        } finally {
            open.remove(kafka);
            metrics.left(kafka);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> own = new java.util.HashMap<>(settings);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(START_AGAIN_AFTER);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
