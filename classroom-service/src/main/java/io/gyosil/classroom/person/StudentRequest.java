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
 * A student's profile to be made.
 *
 * @param userId the user who is it
 * @param orgId the caller's organization, if it is named
 * @param grade the school year
 * @param meta whatever else is known
 */
@JsonRequest
record StudentRequest(
        @NotNull @Min(1) @Schema(example = "2") Long userId,

        @Nullable @Min(1) @Max(Integer.MAX_VALUE) @Schema(example = "1")
        Long orgId,

        @Nullable @Size(min = 1, max = 20) @Schema(example = "5")
        String grade,

        @Nullable @JsonObject @Schema(description = "whatever else is known")
        RawJson meta)
        implements ProfileRequest {}
