package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a pupil answers.
 *
 * @param answer 1 to 200 characters without those around them that nobody sees
 */
@JsonRequest
record AnswerRequest(
        @NotNull @Verbatim @Size(min = 1, max = 4_000) @Schema(example = "3/4")
        String answer) {}
