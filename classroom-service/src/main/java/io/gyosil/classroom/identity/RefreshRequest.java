package io.gyosil.classroom.identity;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A refresh token that is shown; a page has it as a cookie and sends no body.
 *
 * @param refreshToken the token
 */
@JsonRequest
record RefreshRequest(
        @NotNull @Verbatim @Size(min = 1, max = LONGEST) @Schema(example = "q0Zc3nV1uZ9rXJ2m6kYc4w")
        String refreshToken) {

    /** How many characters a token or a code may have. */
    static final int LONGEST = 200;
}
