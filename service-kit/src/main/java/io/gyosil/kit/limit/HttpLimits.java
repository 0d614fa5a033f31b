package io.gyosil.kit.limit;

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
 * @param mostBytes bytes of requests in hand in one replica; bodies beyond are sent away
 */
@ConfigurationProperties("gyosil.http") record HttpLimits(
        @Bindable(defaultValue = "25000") @Min(1) @Max(1_000_000) int mostConnections,
        @Bindable(defaultValue = "10s") @DurationRange(min = "100ms", max = "5m") Duration headWithin,
        @Bindable(defaultValue = "20s") @DurationRange(min = "100ms", max = "5m") Duration bodyWithin,
        @Bindable(defaultValue = "10000") @Min(1) @Max(1_000_000_000) int bodyPace,
        @Bindable(defaultValue = "67108864") @Min(1_048_576) @Max(1_000_000_000) long mostBytes) {

    /** What is read into memory of one body; larger ones are streamed. */
    static final long IN_MEMORY = 1 << 20;

    /** How long a request may keep us waiting. */
    Duration patience(boolean headIsThere, long bytes) {
        return headIsThere ? bodyWithin.plusSeconds(bytes / bodyPace) : headWithin;
    }
}
