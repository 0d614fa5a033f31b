package io.gyosil.classroom.identity;

import io.gyosil.kit.settings.DurationRange;
import io.gyosil.kit.settings.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people log in.
 *
 * @param keySecret seals the signing keys in the database; the same for every replica. With another one the keys cannot be read:
 *     delete the rows of {@code signing_key}, and everybody logs in again
 * @param firstAdminCode opens a new installation to its first admin, once
 * @param accessLifetime how long an access token is good for
 * @param refreshLifetime how long a log-in lasts that nobody uses
 * @param keyLifetime how long a key signs
 * @param publishAhead how long a key is published before it signs; longer than any service keeps keys
 * @param lookAfterKeys how often it is looked whether a key is to be made, published or let go
 * @param mostFailures how many failures from one address or device lock a name there; ten times as many lock it for all that are not known
 * @param lockedFor for how long a name is locked
 */
@ConfigurationProperties("gyosil.identity")
record IdentitySettings(
        @Secret @Size(min = 32, max = 1000) String keySecret,

        @Secret @Nullable @Pattern(regexp = "(?s)|.{32,1000}", message = "must be a text of 32 to 1000 characters")
        String firstAdminCode,

        @Bindable(defaultValue = "15m") @DurationRange(min = "1s", max = "1d")
        Duration accessLifetime,

        @Bindable(defaultValue = "30d") @DurationRange(min = "1s", max = "365d")
        Duration refreshLifetime,

        @Bindable(defaultValue = "30d") @DurationRange(min = "1s", max = "365d")
        Duration keyLifetime,

        @Bindable(defaultValue = "10m") @DurationRange(min = "0s", max = "1d")
        Duration publishAhead,

        @Bindable(defaultValue = "30s") @DurationRange(min = "10ms", max = "1h")
        Duration lookAfterKeys,

        @Bindable(defaultValue = "10") @Min(1) @Max(1000) int mostFailures,

        @Bindable(defaultValue = "15m") @DurationRange(min = "1s", max = "1d")
        Duration lockedFor) {}
