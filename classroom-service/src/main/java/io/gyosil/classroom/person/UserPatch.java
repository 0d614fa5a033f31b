package io.gyosil.classroom.person;

import io.gyosil.classroom.EmailAddress;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.NotNullIfPresent;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a user; what is absent stays.
 *
 * @param email for logging in; unique, whatever its case; null takes it away
 * @param name what the user is called; null takes it away
 * @param role what the user is in the organization
 * @param isActive whether the user may log in
 * @param identities the names under which other issuers know the user, all of them; null is none
 * @param password to log in with from now on
 */
@JsonRequest
record UserPatch(
        @Nullable @Schema(example = "haneul@school.example")
        Optional<@EmailAddress @Size(max = EmailAddress.LONGEST) String> email,

        @Nullable @Schema(example = "김하늘") Optional<@OneLine @Size(min = 1, max = 100) String> name,

        @Nullable @NotNullIfPresent @Schema(description = "what the user is in the organization")
        Optional<UserRole> role,

        @Nullable Boolean isActive,
        @Nullable @ArraySchema(maxItems = 5) Optional<@Size(max = 5) List<@Valid @NotNull KnownAs>> identities,

        @Nullable
        @Verbatim
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        @Schema(example = "correct horse battery")
        String password) {}
