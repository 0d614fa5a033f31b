package io.gyosil.session.live.lesson;

import io.gyosil.kit.request.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For how long a lesson is to go on.
 *
 * @param minutes from now on; 30 if absent
 */
@JsonRequest
record ExtendRequest(
        @Nullable @Min(1) @Max(240) @Schema(example = "40") Integer minutes) {

    static Duration time(@Nullable ExtendRequest request) {
        return request == null || request.minutes() == null
                ? LessonStart.WITHOUT_TEACHER
                : Duration.ofMinutes(request.minutes());
    }
}
