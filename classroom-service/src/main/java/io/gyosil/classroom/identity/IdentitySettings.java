package io.gyosil.classroom.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people log in.
 *
 * @param keySecret seals the signing keys in the database; at least 32 characters, the same for every replica
 * @param firstAdminCode opens a new installation to its first admin, once; none when empty
 * @param accessLifetime how long an access token is good for
 * @param refreshLifetime how long a log-in lasts that nobody uses
 * @param keyLifetime how long a key signs
 * @param publishAhead how long a key is published before it signs; longer than any service keeps keys
 * @param mostFailures how many failures lock a name
 * @param lockedFor for how long
 */
@ConfigurationProperties("gyosil.identity")
public record IdentitySettings(
        String keySecret,
        @Nullable String firstAdminCode,
        @Bindable(defaultValue = "PT15M") Duration accessLifetime,
        @Bindable(defaultValue = "P30D") Duration refreshLifetime,
        @Bindable(defaultValue = "P30D") Duration keyLifetime,
        @Bindable(defaultValue = "PT10M") Duration publishAhead,
        @Bindable(defaultValue = "10") int mostFailures,
        @Bindable(defaultValue = "PT15M") Duration lockedFor) {

    private static final int SHORTEST_SECRET = 32;

    public IdentitySettings {
        if (keySecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "GYOSIL_KEY_SECRET must have at least " + SHORTEST_SECRET + " characters");
        }
        if (firstAdminCode != null && !firstAdminCode.isEmpty() && firstAdminCode.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "GYOSIL_FIRST_ADMIN_CODE must have at least " + SHORTEST_SECRET + " characters");
        }
    }
}
