package io.gyosil.classroom.classroom;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OpaqueId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A student to be enrolled.
 *
 * @param studentId the student
 * @param classId the class
 */
@JsonRequest
record EnrollmentRequest(
        @NotNull @Min(1) @Schema(example = "1") Long studentId,

        @NotNull @OpaqueId @Size(min = 1, max = 100) @Schema(example = "12")
        String classId) {}
