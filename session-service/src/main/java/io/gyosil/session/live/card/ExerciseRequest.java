package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A problem to be made.
 *
 * @param classId the class that it is for; all classes of the organization, if absent
 * @param question what is asked
 * @param answer the answer that counts
 * @param type what it is about; of {@code math} numbers are compared by their values
 * @param difficulty from 1, which is easy
 * @param grade for whom, such as 5 or 1-1
 */
@JsonRequest
record ExerciseRequest(
        @Nullable @OpaqueId @Size(min = 1, max = 200) @Schema(example = "4")
        String classId,

        @NotNull @Size(min = 1, max = 2_000) @Schema(example = "1/2 + 1/4")
        String question,

        @NotNull @Size(min = 1, max = 500) @Schema(example = "3/4")
        String answer,

        @NotNull ExerciseType type,
        @NotNull @Min(1) @Max(5) @Schema(example = "2") Integer difficulty,

        @NotNull @Size(min = 1, max = 10) @Schema(example = "5")
        String grade) {

    Exercise.Draft draft() {
        return new Exercise.Draft(classId, new Exercise.Content(question, answer, type.wireName(), difficulty, grade));
    }
}
