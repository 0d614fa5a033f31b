package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as callers see it; a password is never shown.
 *
 * @param id the user's number everywhere
 * @param orgId the organization
 * @param email for logging in; null for one who does not log in with a password
 * @param name what the user is called
 * @param role what the user is in the organization
 * @param isActive whether the user may log in
 * @param identities the names under which other issuers know the user
 * @param isOperator whether the user makes organizations, too
 * @param version grows with every change
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
@MappedEntity("users")
record UserView(
        @Id @Schema(example = "2") long id,
        @Schema(example = "1") long orgId,
        @Nullable @Schema(example = "haneul@school.example") String email,
        @Nullable @Schema(example = "김하늘") String name,

        @Schema(
                example = "student",
                allowableValues = {"admin", "teacher", "student"})
        String role,

        boolean isActive,
        @TypeDef(type = DataType.JSON) List<KnownAs> identities,
        @JsonIgnore boolean isOperator,
        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What others learn of the user. */
    User user() {
        List<User.Identity> names = identities.stream()
                .map(each -> new User.Identity(each.issuer(), each.subject()))
                .toList();
        return new User(id, orgId, email, name, role, isActive, isOperator, names, version, createdAt, updatedAt);
    }
}
