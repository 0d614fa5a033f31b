package io.gyosil.classroom.roster;

import org.jspecify.annotations.Nullable;

/** The system from which a roster comes. */
final class RosterSource {

    static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}";

    private static final String USUAL = "oneroster";

    private RosterSource() {}

    /** The one that is named, or the usual one. */
    static String of(@Nullable String named) {
        return named == null ? USUAL : named;
    }
}
