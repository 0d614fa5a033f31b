package io.gyosil.classroom.roster;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers say of rosters beyond the file. */
final class RosterQuery {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");

    private RosterQuery() {}

    /** The caller's organization, the only one whose roster is touched. */
    static long organization(Caller caller) {
        Long orgId = caller.orgId();
        if (orgId == null) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, "Rosters belong to an organization, and you to none.");
        }
        return orgId;
    }

    /** The system from which a roster comes: {@code oneroster} when nobody says. */
    static String source(@Nullable String source) {
        String from = source == null ? "oneroster" : source;
        if (!SOURCE.matcher(from).matches()) {
            throw ProblemException.invalid(List.of(new FieldError(
                    "?source",
                    "must have 1 to 50 letters, digits, dots, dashes and underscores, no other characters")));
        }
        return from;
    }

    /** How the rows are meant; null when nobody says. */
    static @Nullable RosterMode mode(@Nullable String mode) {
        if (mode == null) {
            return null;
        }
        return RosterMode.of(mode)
                .orElseThrow(() -> ProblemException.invalid(List.of(new FieldError("?mode", "must be bulk or delta"))));
    }

    /** The kind of change that is asked for. */
    static RosterKind kind(String pointer, String text) {
        for (RosterKind kind : List.of(RosterKind.USER, RosterKind.CLASS, RosterKind.ENROLLMENT)) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw ProblemException.invalid(List.of(new FieldError(pointer, "must be user, class or enrollment")));
    }
}
