package io.gyosil.classroom.identity;

import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A password that somebody sets by a link.
 *
 * @param token what the link has behind {@code #set-password=}
 * @param newPassword the one that is good from now on
 */
@JsonRequest
record LinkedPasswordRequest(
        @NotNull
        @Verbatim
        @Size(min = 1, max = RefreshRequest.LONGEST)
        @Schema(example = "gyp_Zk3vX0s6n1c9p2QeT7yUwA4mB8dFhJrL5iOaGxVtKqE")
        String token,

        @NotNull
        @Verbatim
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        @Schema(example = "staple battery horse")
        String newPassword) {}
