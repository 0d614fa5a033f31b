package io.gyosil.classroom.person;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known to an organization.
 *
 * @param email for logging in; unique whatever its case; null for one who does not log in with a password
 * @param role {@code admin}, {@code teacher} or {@code student}
 * @param isActive whether the user may log in
 * @param isOperator whether the user makes organizations, too
 * @param identities the names under which other issuers know the user
 * @param version grows with every change
 */
public record User(
        long id,
        long orgId,
        @Nullable String email,
        @Nullable String name,
        String role,
        boolean isActive,
        boolean isOperator,
        List<Identity> identities,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A name of the user at another issuer.
     *
     * @param issuer the {@code iss} of that issuer's tokens
     * @param subject the {@code sub} in them
     */
    public record Identity(String issuer, String subject) {}
}
