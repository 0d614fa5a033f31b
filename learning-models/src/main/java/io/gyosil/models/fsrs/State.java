package io.gyosil.models.fsrs;

/** Where a question stands for a learner. */
public enum State {
    /** Never reviewed. */
    NEW,
    /** On the learning steps, minutes apart. */
    LEARNING,
    /** Known; comes back after days. */
    REVIEW,
    /** Forgotten once known, on the relearning steps. */
    RELEARNING
}
