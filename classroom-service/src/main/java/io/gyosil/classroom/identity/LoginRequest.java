package io.gyosil.classroom.identity;

import io.gyosil.classroom.EmailAddress;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Who logs in.
 *
 * @param email the user's address, whatever its case
 * @param password the user's password
 * @param cookie whether a page asks, which gets the tokens as cookies
 */
@JsonRequest
record LoginRequest(
        @NotNull @Verbatim @Size(min = 1, max = EmailAddress.LONGEST) @Schema(example = "haneul@school.example")
        String email,

        @NotNull @Verbatim @Size(min = 1, max = Passwords.LONGEST) @Schema(example = "correct horse battery")
        String password,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, defaultValue = "false")
        boolean cookie) {}
