package io.gyosil.kit.problem;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that a reading route can answer with, for the description of the interface. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ApiResponses({
    @ApiResponse(
            responseCode = "400",
            description = "not valid; errors names the fields",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "401",
            description = "no token, or none that is valid here",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "403",
            description = "not allowed with this token",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "404",
            description = "not there, or not for you",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "500",
            description = "a fault of ours",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class))),
    @ApiResponse(
            responseCode = "503",
            description = "busy, or switched off; Retry-After says how long to wait",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
})
public @interface ReadProblems {}
