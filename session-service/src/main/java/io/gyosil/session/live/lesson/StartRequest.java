package io.gyosil.session.live.lesson;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A lesson to be started.
 *
 * @param classId the class, which the caller teaches
 * @param title what the lesson is to be called, if anything
 * @param moderation whether messages are seen at once, which they are if absent
 */
@JsonRequest
record StartRequest(
        @NotNull @OpaqueId @Size(min = 1, max = 200) @Schema(example = "4")
        String classId,

        @Nullable @Size(min = 1, max = 200) @Schema(example = "분수의 덧셈")
        String title,

        @Nullable @Schema(description = "whether messages are seen at once, which they are if absent")
        Moderation moderation) {

    String moderationName() {
        return moderation == null ? Lesson.OPEN : moderation.wireName();
    }
}
