package io.gyosil.session.retention;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long things are kept (seed 001).
 *
 * @param messages messages, from when they were written
 * @param logs what happened in lessons, from when it did
 * @param lessons lessons with everything that is of them, from their end
 */
@ConfigurationProperties("gyosil.retention")
record RetentionSettings(
        @Bindable(defaultValue = "30d") Duration messages,
        @Bindable(defaultValue = "90d") Duration logs,
        @Bindable(defaultValue = "180d") Duration lessons) {}
