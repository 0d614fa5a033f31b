package io.gyosil.kit.consumer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How events come in. The listeners take it by themselves; here it is checked and described.
 *
 * @param threads consumers of each subscription in this process; there are 12 partitions
 */
@ConfigurationProperties("gyosil.consumer")
record ConsumerSettings(
        @Bindable(defaultValue = "1") @Min(1) @Max(12) int threads) {}
