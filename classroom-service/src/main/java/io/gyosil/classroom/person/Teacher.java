package io.gyosil.classroom.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a user who teaches.
 *
 * @param name the user's
 * @param subject what is taught
 * @param meta a JSON object, as text; whatever else is known
 * @param version grows with every change
 */
public record Teacher(
        long id,
        long userId,
        long orgId,
        @Nullable String name,
        @Nullable String subject,
        @Nullable String meta,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
