package io.gyosil.classroom.organization;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organization as callers see it. */
record OrganizationView(
        long id,
        String name,
        String type,
        String timeZone,
        @JsonRawValue @Nullable String meta,
        Instant createdAt,
        Instant updatedAt) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.id(),
                organization.name(),
                organization.type(),
                organization.timeZone(),
                organization.meta(),
                organization.createdAt(),
                organization.updatedAt());
    }
}
