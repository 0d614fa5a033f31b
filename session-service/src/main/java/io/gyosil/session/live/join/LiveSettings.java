package io.gyosil.session.live.join;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Live lessons.
 *
 * @param wrongCodes wrong codes a minute from one address, in each replica
 * @param codeAlarm wrong codes a minute from everywhere that ring the alarm, in each replica
 * @param mostParticipants how many one lesson has at most
 * @param sweepEvery how often lessons are ended whose teacher is away
 * @param rightsEvery how often it is looked whether those who teach lessons still may
 * @param joins joins a minute from one address into one lesson, in each replica
 * @param gaugesEvery how often lessons and messages are counted for metrics
 * @param presenceEvery how often it is noted who is there
 */
@ConfigurationProperties("gyosil.live")
record LiveSettings(
        @Bindable(defaultValue = "10") @Min(1) @Max(1_000_000)
        int wrongCodes,

        @Bindable(defaultValue = "500") @Min(1) @Max(10_000_000)
        int codeAlarm,

        @Bindable(defaultValue = "4000") @Min(1) @Max(100_000)
        int mostParticipants,

        @Bindable(defaultValue = "20s") @DurationRange(min = "10ms", max = "1h")
        Duration sweepEvery,

        @Bindable(defaultValue = "1s") @DurationRange(min = "10ms", max = "1h")
        Duration rightsEvery,

        @Bindable(defaultValue = "100") @Min(1) @Max(1_000_000)
        int joins,

        @Bindable(defaultValue = "15s") @DurationRange(min = "10ms", max = "1h")
        Duration gaugesEvery,

        @Bindable(defaultValue = "1s") @DurationRange(min = "10ms", max = "1h")
        Duration presenceEvery) {}
