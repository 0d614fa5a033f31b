package io.gyosil.kit.outbox;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How events leave a service.
 *
 * @param relay whether this process may relay the outbox; a service without an outbox has none
 * @param tryHeldKeysAfter when the relay tries an event again that Kafka refused
 */
@ConfigurationProperties("gyosil.outbox")
record OutboxSettings(
        @Bindable(defaultValue = "false") boolean relay,

        @Bindable(defaultValue = "1m") @DurationRange(min = "1ms", max = "1d")
        Duration tryHeldKeysAfter) {}
