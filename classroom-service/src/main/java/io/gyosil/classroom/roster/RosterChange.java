package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * What a row would change, or did.
 *
 * @param kind {@code user}, {@code class} or {@code enrollment}
 * @param action {@code created}, {@code changed} or {@code removed}
 * @param name of the person or class
 * @param role of a user or enrolment
 * @param difference a JSON object: of each field that changes, a list of what was and what will be
 * @param position its place among the rows of its kind
 */
public record RosterChange(
        String kind,
        String action,
        String file,
        long line,
        @Nullable String sourcedId,
        @Nullable String name,
        @Nullable String role,
        @Nullable String classSourcedId,
        @Nullable String userSourcedId,
        @JsonRawValue @Nullable String difference,
        long position) {}
