package io.gyosil.kit.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems of a route that makes something without a natural key, and the key by which it may be sent again. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@WriteProblems
@Operation(
        parameters =
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        description =
                                "sent again with the same key and body within a day, it gets the same answer and makes"
                                        + " nothing; 1 to 200 characters",
                        schema = @Schema(type = "string", minLength = 1, maxLength = 200)))
public @interface CreateProblems {}
