package io.gyosil.classroom.viewer;

import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.OneLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A viewer app to be registered.
 *
 * @param name what it is called; unique in the organization
 */
@JsonRequest
record ViewerRequest(
        @NotNull @OneLine @Size(min = 1, max = 100) @Schema(example = "3층 태블릿")
        String name) {}
