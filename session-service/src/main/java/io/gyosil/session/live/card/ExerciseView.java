package io.gyosil.session.live.card;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem as callers see it.
 *
 * @param problemId its name
 * @param classId the class that it is for; null when it is shared
 * @param shared whether it is for all classes of the organization
 * @param question what is asked
 * @param answer the answer that counts
 * @param type {@code vocabulary}, {@code proverb} or {@code math}
 * @param difficulty from 1, which is easy, to 5
 * @param grade for whom, such as 5 or 1-1
 * @param createdAt when it was made
 */
record ExerciseView(
        UUID problemId,
        @Nullable @Schema(example = "4") String classId,
        boolean shared,
        @Schema(example = "1/2 + 1/4") String question,
        @Schema(example = "3/4") String answer,
        @Schema(example = "math") String type,
        @Schema(example = "2") int difficulty,
        @Schema(example = "5") String grade,
        Instant createdAt) {

    static ExerciseView of(Exercise exercise) {
        Exercise.Content content = exercise.content();
        return new ExerciseView(
                exercise.problemId(),
                exercise.classId(),
                exercise.classId() == null,
                content.question(),
                content.answer(),
                content.type(),
                content.difficulty(),
                content.grade(),
                exercise.createdAt());
    }
}
