package io.gyosil.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user was made or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code user:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param userId the user's id everywhere, the decimal text of {@code users.id}
 * @param orgId the user's organization
 * @param name what the user is called, if anybody said
 * @param role {@code admin}, {@code teacher} or {@code student}
 * @param isActive whether the user may log in
 * @param identities the names under which other issuers know the user
 * @param version grows with every change of this user, and never starts again
 */
public record UserChanged(
        String userId,
        long orgId,
        @Nullable String name,
        String role,
        boolean isActive,
        List<Identity> identities,
        long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.user-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.user-removed.v1";

    @Override
    public String key() {
        return "user:" + userId;
    }

    /**
     * A name of the user at another issuer.
     *
     * @param issuer the {@code iss} of that issuer's tokens
     * @param subject the {@code sub} in them
     */
    public record Identity(String issuer, String subject) {}
}
