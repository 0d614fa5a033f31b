package io.gyosil.classroom.identity;

import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A password that is to change.
 *
 * @param currentPassword the one that is good so far
 * @param newPassword the one that is good from now on
 * @param refreshToken what the caller stays logged in with; that of the cookie if absent
 */
@JsonRequest
record PasswordRequest(
        @NotNull @Verbatim @Size(min = 1, max = Passwords.LONGEST) @Schema(example = "correct horse battery")
        String currentPassword,

        @NotNull
        @Verbatim
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        @Schema(example = "staple battery horse")
        String newPassword,

        @Nullable @Verbatim @Size(min = 1, max = RefreshRequest.LONGEST) @Schema(example = "q0Zc3nV1uZ9rXJ2m6kYc4w")
        String refreshToken) {}
