package io.gyosil.proving.chaos;

import java.util.List;
import java.util.Locale;

/** What is killed. */
public enum Kill {
    /** The service that takes uploads in and relays their events. */
    STUDY,
    /** The service that computes features. */
    ANALYTICS,
    /** The session service of the stack, behind the entrance. */
    SESSION,
    /** The other replica of it. */
    SESSION_2,
    /** The broker. */
    KAFKA,
    /** PostgreSQL's main process; every third time one of its back ends instead. */
    POSTGRES;

    /** What uploads need on their way to the features. */
    public static final List<Kill> OF_UPLOADS = List.of(STUDY, ANALYTICS, KAFKA, POSTGRES);

    /** What a lesson needs. */
    public static final List<Kill> OF_A_LESSON = List.of(SESSION, SESSION_2, KAFKA, POSTGRES);

    /** The part's name in the stack. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
