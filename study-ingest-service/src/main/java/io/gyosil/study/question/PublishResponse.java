package io.gyosil.study.question;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What publishing did.
 *
 * @param created questions that are new
 * @param changed questions that were there and are different now
 * @param unchanged questions that were there already just so
 */
@Introspected
record PublishResponse(
        @Schema(example = "2") int created,
        @Schema(example = "1") int changed,
        @Schema(example = "0") int unchanged) {}
