package io.gyosil.proving;

import java.util.Locale;

/** What is killed during a lesson. */
public enum SessionKill {
    /** The session service of the stack, behind the entrance. */
    SESSION,
    /** The other replica of it. */
    SECOND,
    /** The broker. */
    KAFKA,
    /** PostgreSQL's main process. */
    POSTGRES;

    @Override
    public String toString() {
        return this == SECOND ? "session-2" : name().toLowerCase(Locale.ROOT);
    }
}
