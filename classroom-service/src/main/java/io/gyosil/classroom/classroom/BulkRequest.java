package io.gyosil.classroom.classroom;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Students to be enrolled at once.
 *
 * @param classId the class
 * @param studentIds the students, the same one perhaps more than once
 */
@JsonRequest
record BulkRequest(
        @NotNull @OpaqueId @Size(min = 1, max = 100) @Schema(example = "12")
        String classId,

        @NotNull @Size(min = 1, max = 5_000) List<@NotNull Long> studentIds) {}
