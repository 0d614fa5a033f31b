package io.gyosil.classroom.identity;

import io.gyosil.classroom.EmailAddress;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The first admin of an installation.
 *
 * @param code the installation's one-time code
 * @param organization what the first organization is called
 * @param email for logging in
 * @param name what the admin is called
 * @param password to log in with
 */
@JsonRequest
record FirstAdminRequest(
        @NotNull
        @Verbatim
        @Size(min = 1, max = RefreshRequest.LONGEST)
        @Schema(example = "a-one-time-code-of-at-least-32-characters")
        String code,

        @NotNull @OneLine @Size(min = 1, max = 200) @Schema(example = "서울고등학교")
        String organization,

        @NotNull @EmailAddress @Size(max = EmailAddress.LONGEST) @Schema(example = "haneul@school.example")
        String email,

        @NotNull @OneLine @Size(min = 1, max = 100) @Schema(example = "김하늘")
        String name,

        @NotNull
        @Verbatim
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        @Schema(example = "correct horse battery")
        String password) {}
