package io.gyosil.classroom.classroom;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.NotNullIfPresent;
import io.gyosil.kit.request.OneLine;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a class; what is absent stays, and all but the name is taken away by null.
 *
 * @param name what it is called
 * @param teacherId the teacher who has it
 * @param coTeacherIds the teachers who have it, too, with the same rights: all of them
 * @param gradeLevel its school year
 * @param subject what is taught in it
 * @param meta whatever else is known
 */
@JsonRequest
record ClassroomPatch(
        @Nullable @NotNullIfPresent @Schema(example = "5학년 2반")
        Optional<@OneLine @Size(min = 1, max = 200) String> name,

        @Nullable @Schema(example = "3") Optional<@Min(1) Long> teacherId,

        @Nullable @ArraySchema(maxItems = ClassroomRequest.MOST_CO_TEACHERS)
        Optional<@Size(max = ClassroomRequest.MOST_CO_TEACHERS) List<@NotNull @Min(1) Long>> coTeacherIds,

        @Nullable @Schema(example = "5") Optional<@Size(min = 1, max = 20) String> gradeLevel,

        @Nullable @Schema(example = "math") Optional<@Size(min = 1, max = 100) String> subject,

        @Nullable @Schema(description = "whatever else is known; null takes it away")
        Optional<@JsonObject RawJson> meta) {}
