package io.gyosil.session.live.socket;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What sockets may cost.
 *
 * @param postsPerSecond how many messages a second a participant may post in the long run; ten at once
 * @param mostSockets how many may be open in one replica
 * @param mostPerAddress how many of them from one address
 * @param mostPerParticipant how many of them of one participant
 * @param mostUngreeted how many of them from one address that have not said who they are
 * @param hello how long one may take to say so
 * @param silence how long a socket may be silent
 */
@ConfigurationProperties("gyosil.live.sockets")
record HubSettings(
        @Bindable(defaultValue = "2") @DecimalMin("0.01") @DecimalMax("1000000")
        double postsPerSecond,

        @Bindable(defaultValue = "20000") @Min(1) @Max(1_000_000)
        int mostSockets,

        @Bindable(defaultValue = "5000") @Min(1) @Max(1_000_000)
        int mostPerAddress,

        @Bindable(defaultValue = "5") @Min(1) @Max(1_000_000)
        int mostPerParticipant,

        @Bindable(defaultValue = "500") @Min(1) @Max(1_000_000)
        int mostUngreeted,

        @Bindable(defaultValue = "10s") @DurationRange(min = "10ms", max = "1h")
        Duration hello,

        @Bindable(defaultValue = "45s") @DurationRange(min = "10ms", max = "1h")
        Duration silence) {}
