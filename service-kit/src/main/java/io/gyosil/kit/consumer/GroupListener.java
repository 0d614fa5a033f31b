package io.gyosil.kit.consumer;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.context.annotation.AliasFor;
import io.micronaut.context.annotation.Property;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;

/**
 * Listens as a member of a consumer group, from the group's first event on, and takes batches by a {@link BatchProcessor}, which alone
 * moves the offset.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@KafkaListener(
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.DISABLED,
        isolation = IsolationLevel.READ_COMMITTED,
        sessionTimeout = "8s",
        heartbeatInterval = "2s",
        pollTimeout = "200ms",
        threadsValue = "${gyosil.consumer.threads:1}",
        properties = {
            // By default 30 s go by until a broker that is silent is given up and asked again; and a consumer has
            // several
            // connections to it, which may be found dead one after the other.
            @Property(name = ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, value = "5000"),
            @Property(name = ConsumerConfig.MAX_POLL_RECORDS_CONFIG, value = "200"),
            @Property(
                    name = ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    value = "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")
        })
public @interface GroupListener {

    /** The consumer group, one per purpose, such as {@code analytics.features}. */
    @AliasFor(annotation = KafkaListener.class, member = "groupId")
    String value();
}
