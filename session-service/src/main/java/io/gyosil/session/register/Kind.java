package io.gyosil.session.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.kit.request.WireNames;
import java.util.Arrays;
import java.util.Optional;

/** What kind a session is of, and where one comes from. */
enum Kind {
    @JsonProperty("practice")
    PRACTICE("POST /api/sessions"),
    @JsonProperty("review")
    REVIEW("POST /api/sessions"),
    @JsonProperty("live")
    LIVE("POST /api/live-sessions"),
    @JsonProperty("exam")
    EXAM("POST /api/core/exam-sessions"),
    @JsonProperty("study")
    STUDY("a viewer's upload");

    private final String origin;

    Kind(String origin) {
        this.origin = origin;
    }

    String wireName() {
        return WireNames.of(this);
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
}
