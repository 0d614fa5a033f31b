package io.gyosil.session.live.lesson;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.NotNullIfPresent;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a lesson.
 *
 * @param title what it is called; null for nothing
 * @param moderation whether messages are seen at once
 * @param doorOpen whether others can join
 */
@JsonRequest
record LessonPatch(
        @Nullable @Schema(example = "분수의 덧셈") Optional<@Size(min = 1, max = 200) String> title,

        @Nullable @NotNullIfPresent @Schema(description = "whether messages are seen at once")
        Optional<Moderation> moderation,

        @Nullable @NotNullIfPresent @Schema(example = "false")
        Optional<Boolean> doorOpen) {}
