package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rows of a file are meant. */
public enum RosterMode {
    /** As things are now; what is not named stays. */
    @JsonProperty("bulk")
    BULK,
    /** As changes; each row says whether its thing is there or is to be deleted. */
    @JsonProperty("delta")
    DELTA;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that text. */
    public static Optional<RosterMode> of(String text) {
        return Stream.of(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
