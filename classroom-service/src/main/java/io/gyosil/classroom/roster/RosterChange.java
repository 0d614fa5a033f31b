package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a row would change, or did.
 *
 * @param kind {@code user}, {@code class} or {@code enrollment}
 * @param action {@code created}, {@code changed} or {@code removed}
 * @param file the file that it is in
 * @param line where the row begins in its file, from 1
 * @param sourcedId its name in the roster
 * @param name of the person or class
 * @param role of a user or enrolment
 * @param classSourcedId of an enrolment
 * @param userSourcedId of an enrolment
 * @param difference a JSON object: of each field that changes, a list of what was and what will be
 * @param position its place among the rows of its kind
 */
@Introspected
record RosterChange(
        @Schema(example = "user") String kind,

        @Schema(example = "changed") String action,

        @Schema(example = "users.csv") String file,

        @Schema(example = "12") long line,

        @Schema(example = "s-1") @Nullable String sourcedId,

        @Schema(example = "김민준") @Nullable String name,

        @Schema(example = "student") @Nullable String role,

        @Schema(example = "c-1") @Nullable String classSourcedId,

        @Schema(example = "s-1") @Nullable String userSourcedId,

        @JsonRawValue @Schema(implementation = Object.class) @Nullable
        String difference,

        @Schema(example = "11") long position) {}
