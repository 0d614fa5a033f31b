package io.gyosil.classroom.person;

import io.gyosil.classroom.EmailAddress;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param orgId the organization; the caller's own if absent
 * @param email for logging in; unique, whatever its case
 * @param name what the user is called
 * @param role what the user is in the organization
 * @param isActive whether the user may log in; true if absent
 * @param identities the names under which other issuers know the user
 * @param password to log in with; without one the user logs in at another issuer
 */
@JsonRequest
record UserRequest(
        @Nullable @Min(1) @Max(Integer.MAX_VALUE) @Schema(example = "1")
        Long orgId,

        @Nullable @EmailAddress @Size(max = EmailAddress.LONGEST) @Schema(example = "haneul@school.example")
        String email,

        @Nullable @OneLine @Size(min = 1, max = 100) @Schema(example = "김하늘")
        String name,

        @NotNull UserRole role,
        @Nullable Boolean isActive,
        @Nullable @Size(max = 5) List<@Valid @NotNull KnownAs> identities,

        @Nullable
        @Verbatim
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        @Schema(example = "correct horse battery")
        String password) {}
