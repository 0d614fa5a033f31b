package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change is about, in the order in which changes are shown. */
enum ChangeKind {
    @JsonProperty("user")
    USER(RosterKind.USER),
    @JsonProperty("class")
    CLASS(RosterKind.CLASS),
    @JsonProperty("enrollment")
    ENROLLMENT(RosterKind.ENROLLMENT);

    private final RosterKind kind;

    ChangeKind(RosterKind kind) {
        this.kind = kind;
    }

    /** As it is stored. */
    String text() {
        return kind.text();
    }
}
