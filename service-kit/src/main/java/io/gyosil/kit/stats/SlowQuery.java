package io.gyosil.kit.stats;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What PostgreSQL remembers of one statement since its statistics were last reset.
 *
 * @param role who executed it: {@code <service>_web} or {@code <service>_worker}
 * @param query its text, in which every value is a placeholder
 * @param calls how often it was executed
 * @param totalMs the time of all executions together
 * @param meanMs of one on average
 * @param maxMs of the longest
 * @param rows how many rows all of them gave or changed
 */
@Introspected
record SlowQuery(
        @Schema(example = "study_web") String role,

        @Schema(example = "SELECT count(*) FROM study_attempts WHERE answered_at > $1")
        String query,

        @Schema(example = "12") long calls,
        @Schema(example = "2412.5") double totalMs,
        @Schema(example = "201.0") double meanMs,
        @Schema(example = "377.2") double maxMs,
        @Schema(example = "12") long rows) {}
