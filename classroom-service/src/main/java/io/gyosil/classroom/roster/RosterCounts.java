package io.gyosil.classroom.roster;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an import would change, or did, as it is kept and shown: a {@link Preview}.
 *
 * @param users people with a profile
 * @param classes classes
 * @param enrollments students in classes, and who teaches a class
 */
@Introspected
record RosterCounts(Count users, Count classes, Count enrollments) {

    /**
     * Of one kind.
     *
     * @param created how many are new
     * @param changed how many change
     * @param unchanged how many are as they should be
     * @param removed how many go; users may no longer log in
     * @param notNamed how many of the existing ones the roster says nothing of; they stay as they are
     * @param skipped rows that are passed over
     * @param inError rows that are left out
     * @param existing how many there are in the organization
     */
    @Introspected
    @Schema(name = "RosterCountsCount")
    record Count(
            @Schema(example = "5") long created,
            @Schema(example = "1") long changed,
            @Schema(example = "320") long unchanged,
            @Schema(example = "0") long removed,
            @Schema(example = "2") long notNamed,
            @Schema(example = "4") long skipped,
            @Schema(example = "1") long inError,
            @Schema(example = "323") long existing) {}
}
