package io.gyosil.models.fsrs;

/** How well a question was recalled. */
public enum Rating {
    /** Not recalled. */
    AGAIN,
    /** Recalled with much effort or in doubt. */
    HARD,
    /** Recalled. */
    GOOD,
    /** Recalled at once. */
    EASY;

    /** The number of this rating in the formulas, 1 (again) to 4 (easy). */
    int grade() {
        return ordinal() + 1;
    }
}
