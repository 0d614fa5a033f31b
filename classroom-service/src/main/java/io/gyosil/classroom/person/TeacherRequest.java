package io.gyosil.classroom.person;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's profile to be made.
 *
 * @param userId the user who is it
 * @param orgId the caller's organization, if it is named
 * @param subject what is taught
 * @param meta whatever else is known
 */
@JsonRequest
record TeacherRequest(
        @NotNull @Min(1) @Schema(example = "2") Long userId,

        @Nullable @Min(1) @Max(Integer.MAX_VALUE) @Schema(example = "1")
        Long orgId,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "math")
        String subject,

        @Nullable @JsonObject @Schema(description = "whatever else is known")
        RawJson meta)
        implements ProfileRequest {}
