package io.gyosil.roster;

import org.jspecify.annotations.Nullable;

/**
 * Whose records a member of staff may see when nobody in particular is asked for.
 *
 * @param orgId learners of this organization; nobody's without one
 * @param teacherId of those, the students of this teacher's classes; all of them when null
 * @param unclaimed learners, too, whom no organization has ever named
 */
public record VisibilityScope(
        @Nullable Long orgId, @Nullable Long teacherId, boolean unclaimed) {}
