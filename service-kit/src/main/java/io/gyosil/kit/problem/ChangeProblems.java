package io.gyosil.kit.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that a route can answer with that changes what has an {@code ETag}: one more than a making one. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@WriteProblems
@Operation(
        parameters =
                @Parameter(
                        name = "If-Match",
                        in = ParameterIn.HEADER,
                        description = "the ETag of what was read; absent for whatever is there",
                        schema = @Schema(type = "string")))
@ApiResponse(
        responseCode = "412",
        description = "changed since it was read",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public @interface ChangeProblems {}
