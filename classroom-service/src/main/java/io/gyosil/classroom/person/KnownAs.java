package io.gyosil.classroom.person;

import io.gyosil.kit.request.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A name of a user at another issuer.
 *
 * @param issuer the {@code iss} of that issuer's tokens
 * @param subject the {@code sub} in them
 */
@JsonRequest
record KnownAs(
        @NotNull @Size(min = 1, max = 500) @Schema(example = "https://login.school.example")
        String issuer,

        @NotNull @Size(min = 1, max = 500) @Schema(example = "8f2c")
        String subject) {}
