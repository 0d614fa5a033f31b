package io.gyosil.classroom.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a user who learns.
 *
 * @param name the user's
 * @param grade the school year
 * @param meta a JSON object, as text; whatever else is known
 * @param version grows with every change
 */
public record Student(
        long id,
        long userId,
        long orgId,
        @Nullable String name,
        @Nullable String grade,
        @Nullable String meta,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
