package io.gyosil.classroom.classroom;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class to be made.
 *
 * @param name what it is called
 * @param orgId the caller's organization, if it is named
 * @param teacherId the teacher who has it
 * @param coTeacherIds the teachers who have it, too, with the same rights
 * @param gradeLevel its school year
 * @param subject what is taught in it
 * @param meta whatever else is known
 */
@JsonRequest
record ClassroomRequest(
        @NotNull @OneLine @Size(min = 1, max = 200) @Schema(example = "5학년 2반")
        String name,

        @Nullable @Min(1) @Max(Integer.MAX_VALUE) @Schema(example = "1")
        Long orgId,

        @Nullable @Min(1) @Schema(example = "3") Long teacherId,

        @Nullable @Size(max = MOST_CO_TEACHERS) @Schema(example = "[5, 8]")
        List<@NotNull @Min(1) Long> coTeacherIds,

        @Nullable @Size(min = 1, max = 20) @Schema(example = "5")
        String gradeLevel,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "math")
        String subject,

        @Nullable @JsonObject @Schema(description = "whatever else is known")
        RawJson meta) {

    static final int MOST_CO_TEACHERS = 20;
}
