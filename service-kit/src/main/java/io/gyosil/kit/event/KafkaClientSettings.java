package io.gyosil.kit.event;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Gives the framework's clients what every client needs: what is said by Kafka's own names, such as SASL and TLS. */
@Singleton
class KafkaClientSettings implements BeanCreatedEventListener<KafkaDefaultConfiguration> {

    /** The framework's own, which it hands on to Kafka. */
    private static final String HEALTH = "health.enabled";

    private final KafkaSettings kafka;

    KafkaClientSettings(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    @Override
    public KafkaDefaultConfiguration onCreated(BeanCreatedEvent<KafkaDefaultConfiguration> event) {
        KafkaDefaultConfiguration configuration = event.getBean();
        configuration.getConfig().remove(HEALTH);
        configuration.getConfig().putAll(kafka.client());
        return configuration;
    }
}
