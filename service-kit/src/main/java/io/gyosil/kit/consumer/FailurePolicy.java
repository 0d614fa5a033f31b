package io.gyosil.kit.consumer;

/** What becomes of a record that cannot be read, or that the database refuses. */
enum FailurePolicy {
    /** It is kept among the dead letters, and the group goes on. */
    SKIP,

    /** The group stays where it is, with an alarm, until the record goes through: nothing may be missing. */
    STOP
}
