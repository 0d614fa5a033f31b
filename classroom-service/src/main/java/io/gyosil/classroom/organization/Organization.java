package io.gyosil.classroom.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A school, an academy or whatever else has people.
 *
 * @param type such as {@code school}
 * @param timeZone of its calendar days
 * @param meta a JSON object, as text; whatever else is known
 * @param version grows with every change
 */
public record Organization(
        long id,
        String name,
        String type,
        String timeZone,
        @Nullable String meta,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
