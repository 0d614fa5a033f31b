package io.gyosil.kit.connection;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What one replica grants its clients.
 *
 * @param mostConnections connections of one replica, sockets among them; more are sent away
 * @param headWithin how long the head of a request may keep a replica waiting
 * @param bodyWithin how long its body may
 * @param bodyPace so many bytes buy the body a second more
 */
@ConfigurationProperties("gyosil.http")
record ConnectionLimits(
        @Bindable(defaultValue = "25000") @Min(1) @Max(1_000_000)
        int mostConnections,

        @Bindable(defaultValue = "10s") @DurationRange(min = "100ms", max = "5m")
        Duration headWithin,

        @Bindable(defaultValue = "20s") @DurationRange(min = "100ms", max = "5m")
        Duration bodyWithin,

        @Bindable(defaultValue = "10000") @Min(1) @Max(1_000_000_000)
        int bodyPace) {}
