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

        private boolean isMuch(double share, long from) {
            return isMuch(changed + removed, share, from);
        }

        /** Whether so many rows are unusually many, measured by what is here. */
        boolean isMuch(long rows, double share, long from) {
            return existing >= from && (double) rows > share * existing;
        }

        private long open() {
            return created + changed + removed;
        }
    }

    /**
     * The kinds of which unusually much would change.
     *
     * @param share of what is here, from 0 to 1
     * @param from of less than so many nothing is unusual
     */
    public List<String> exceeded(double share, long from) {
        List<String> kinds = new ArrayList<>();
        if (users.isMuch(share, from)) {
            kinds.add("users");
        }
        if (classes.isMuch(share, from)) {
            kinds.add("classes");
        }
        if (enrollments.isMuch(share, from)) {
            kinds.add("enrollments");
        }
        return kinds;
    }

    /** How many rows there are to apply. */
    public long open() {
        return users.open() + classes.open() + enrollments.open();
    }
}
