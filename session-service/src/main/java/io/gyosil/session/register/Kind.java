package io.gyosil.session.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind a session is of, and where one comes from. */
enum Kind {
    PRACTICE("POST /api/sessions"),
    REVIEW("POST /api/sessions"),
    LIVE("POST /api/live-sessions"),
    EXAM("POST /api/core/exam-sessions"),
    STUDY("a viewer's upload");

    private final String origin;

    Kind(String origin) {
        this.origin = origin;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What begins one. */
    String origin() {
        return origin;
    }

    /** Whether people enter it by hand; the others belong to what makes them. */
    boolean isFree() {
        return this == PRACTICE || this == REVIEW;
    }

    static Optional<Kind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Kind::wireName).collect(Collectors.joining(", "));
    }
}
