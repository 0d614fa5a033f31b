package io.gyosil.kit.consumer;

import io.micronaut.configuration.kafka.KafkaConsumerFactory;
import io.micronaut.configuration.kafka.config.AbstractKafkaConsumerConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the listeners' consumers, and ends them: each finishes its batch and moves its offset; who waits for something to come back
 * gives up after a while. All this before the framework ends them, which would wait forever for one that does not.
 */
@Factory
class GroupConsumers implements GracefulShutdownCapable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupConsumers.class);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final BatchProcessors processors;
    private final Set<GroupConsumer<?, ?>> all = ConcurrentHashMap.newKeySet();

    GroupConsumers(BatchProcessors processors) {
        this.processors = processors;
    }

    @Prototype
    @Replaces(value = Consumer.class, factory = KafkaConsumerFactory.class)
    <K, V> Consumer<K, V> consumer(@Parameter AbstractKafkaConsumerConfiguration<K, V> configuration) {
        String group = configuration.getConfig().getProperty(ConsumerConfig.GROUP_ID_CONFIG);
        GroupConsumer<K, V> consumer = new GroupConsumer<>(
                configuration.getConfig(),
                configuration.getKeyDeserializer().orElse(null),
                configuration.getValueDeserializer().orElse(null),
                () -> processors.observer(group));
        all.add(consumer);
        return consumer;
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.runAsync(this::end, Thread::startVirtualThread);
    }

    @EventListener
    void onShutdown(ShutdownEvent event) {
        end();
    }

    private void end() {
        try {
            all.forEach(GroupConsumer::wakeup);
            if (!ended(FINISH_WITHIN)) {
                all.forEach(GroupConsumer::giveUp);
                LOG.info("all consumers ended: {}", ended(END_WITHIN));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        for (GroupConsumer<?, ?> consumer : all) {
            if (!consumer.isClosedWithin(until - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }
}
