package io.gyosil.classroom.person;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a teacher; what is absent stays, what is null is taken away.
 *
 * @param subject what is taught
 * @param meta whatever else is known
 */
@JsonRequest
record TeacherPatch(
        @Nullable @Schema(example = "math") Optional<@Size(min = 1, max = 100) String> subject,

        @Nullable @Schema(description = "whatever else is known; null takes it away")
        Optional<@JsonObject RawJson> meta) {}
