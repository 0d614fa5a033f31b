package io.gyosil.session.live.join;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A pupil who wants to join.
 *
 * @param code the lesson's code; small letters, blanks and hyphens are taken
 * @param nickname what they want to be called: 1 to 20 characters without those around them that nobody sees
 * @param avatarId the picture
 * @param deviceId what the page made up on its first visit; a ban is for it, too
 */
@JsonRequest
record JoinRequest(
        @NotNull @Size(min = 1, max = 100) @Schema(example = "K7M2-P9XQ")
        String code,

        @NotNull @Verbatim @Size(max = 1_000) @Schema(example = "파란 고래")
        String nickname,

        @NotNull @Min(1) @Max(64) @Schema(example = "12") Integer avatarId,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "d-3f2c")
        String deviceId) {}
