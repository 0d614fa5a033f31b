package io.gyosil.session.retention;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long things are kept (seed 001).
 *
 * @param messages how long messages are kept
 * @param logs how long it is kept what happened in lessons
 * @param lessons how long lessons are kept after their end
 * @param lookEvery how often a replica looks whether today's removal is done
 */
@ConfigurationProperties("gyosil.retention")
record RetentionSettings(
        @Bindable(defaultValue = "30d") @DurationRange(min = "1s", max = "3650d")
        Duration messages,

        @Bindable(defaultValue = "90d") @DurationRange(min = "1s", max = "3650d")
        Duration logs,

        @Bindable(defaultValue = "180d") @DurationRange(min = "1s", max = "3650d")
        Duration lessons,

        @Bindable(defaultValue = "1m") @DurationRange(min = "10ms", max = "1d")
        Duration lookEvery) {}
