package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.Verbatim;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An answer to be graded as in a lesson.
 *
 * @param type what the problem is about; of {@code math} numbers are compared by their values
 * @param answer the answer that counts
 * @param given what a pupil might answer
 */
@JsonRequest
record TriedAnswerRequest(
        @NotNull ExerciseType type,

        @NotNull @Size(min = 1, max = 500) @Schema(example = "3/4")
        String answer,

        @NotNull @Verbatim @Size(min = 1, max = 4_000) @Schema(example = "0.75")
        String given) {}
