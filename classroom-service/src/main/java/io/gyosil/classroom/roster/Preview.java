package io.gyosil.classroom.roster;

import java.util.ArrayList;
import java.util.List;

/**
 * What an import would change.
 *
 * @param enrollments students in classes, and who teaches a class
 */
public record Preview(Count users, Count classes, Count enrollments) {

    /**
     * Of one kind.
     *
     * @param existing how many there are in the organization
     * @param notNamed how many of these the roster says nothing of; they stay as they are
     * @param skipped rows that are passed over
     * @param inError rows that are left out
     */
    public record Count(
            long created,
            long changed,
            long unchanged,
            long removed,
            long notNamed,
            long skipped,
            long inError,
            long existing) {

        private boolean isMuch(RosterSettings settings) {
            return existing >= settings.thresholdFrom()
                    && (double) (changed + removed) > settings.thresholdShare() * existing;
        }

        private long open() {
            return created + changed + removed;
        }
    }

    /** The kinds of which unusually much would change. */
    public List<String> exceeded(RosterSettings settings) {
        List<String> kinds = new ArrayList<>();
        if (users.isMuch(settings)) {
            kinds.add("users");
        }
        if (classes.isMuch(settings)) {
            kinds.add("classes");
        }
        if (enrollments.isMuch(settings)) {
            kinds.add("enrollments");
        }
        return kinds;
    }

    /** How many rows there are to apply. */
    public long open() {
        return users.open() + classes.open() + enrollments.open();
    }
}
