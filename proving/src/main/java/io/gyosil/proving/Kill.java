package io.gyosil.proving;

import java.util.Locale;

/** What is killed. */
public enum Kill {
    /** The service that takes uploads in and relays their events. */
    STUDY,
    /** The service that computes features. */
    ANALYTICS,
    /** The broker. */
    KAFKA,
    /** PostgreSQL's main process; every third time one of its back ends instead. */
    POSTGRES;

    /** The part's name in the stack. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether uploads cannot be taken in without it. */
    boolean stopsUploads() {
        return this == STUDY || this == POSTGRES;
    }
}
