package io.gyosil.models.calibration;

/** Which parameters of an item are estimated. */
public enum Model {

    /** Difficulties, and one discrimination for all items (but those whose parameters are fixed). */
    ONE_PARAMETER,

    /** Discrimination and difficulty of each item. */
    TWO_PARAMETER,

    /** Discrimination, difficulty and lower asymptote of each item. */
    THREE_PARAMETER;

    /** How many parameters an item has; the common discrimination is nobody's. */
    int parameters() {
        return switch (this) {
            case ONE_PARAMETER -> 1;
            case TWO_PARAMETER -> 2;
            case THREE_PARAMETER -> 3;
        };
    }
}
