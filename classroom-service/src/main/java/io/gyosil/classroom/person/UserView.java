package io.gyosil.classroom.person;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as callers see it; a password is never shown. */
record UserView(
        long id,
        long orgId,
        @Nullable String email,
        @Nullable String name,
        String role,
        boolean isActive,
        List<User.Identity> identities,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.orgId(),
                user.email(),
                user.name(),
                user.role(),
                user.isActive(),
                user.identities(),
                user.createdAt(),
                user.updatedAt());
    }
}
