package io.gyosil.models.fsrs;

/** How well a question was recalled. */
public enum Rating {
    AGAIN,
    HARD,
    GOOD,
    EASY;
}
