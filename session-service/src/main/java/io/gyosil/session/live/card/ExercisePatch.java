package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.NotNullIfPresent;
import io.gyosil.kit.request.OpaqueId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a problem.
 *
 * @param classId the class that it is for; null for all classes of the organization
 * @param question what is asked
 * @param answer the answer that counts
 * @param type what it is about
 * @param difficulty from 1, which is easy
 * @param grade for whom, such as 5 or 1-1
 */
@JsonRequest
record ExercisePatch(
        @Nullable @OpaqueId @Schema(example = "4") Optional<@Size(min = 1, max = 200) String> classId,

        @Nullable @NotNullIfPresent @Schema(example = "1/2 + 1/4")
        Optional<@Size(min = 1, max = 2_000) String> question,

        @Nullable @NotNullIfPresent @Schema(example = "3/4") Optional<@Size(min = 1, max = 500) String> answer,

        @Nullable @NotNullIfPresent @Schema(description = "what it is about")
        Optional<ExerciseType> type,

        @Nullable @NotNullIfPresent @Schema(example = "2") Optional<@Min(1) @Max(5) Integer> difficulty,

        @Nullable @NotNullIfPresent @Schema(example = "5") Optional<@Size(min = 1, max = 10) String> grade) {

    /** The exercise as it is to be. */
    Exercise.Draft applied(Exercise before) {
        Exercise.Content content = before.content();
        return new Exercise.Draft(
                MergePatch.optional(classId, before.classId()),
                new Exercise.Content(
                        MergePatch.required(question, content.question()),
                        MergePatch.required(answer, content.answer()),
                        type == null
                                ? content.type()
                                : type.map(ExerciseType::wireName).orElse(content.type()),
                        MergePatch.required(difficulty, content.difficulty()),
                        MergePatch.required(grade, content.grade())));
    }
}
