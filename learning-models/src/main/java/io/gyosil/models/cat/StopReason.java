package io.gyosil.models.cat;

/** Why an exam ended. */
public enum StopReason {
    /** Time was up. */
    TIME_IS_UP,
    /** It had as many items as it may have. */
    MAXIMUM_LENGTH,
    /** No item was left. */
    BANK_EXHAUSTED,
    /** The standard error was small enough. */
    TARGET_ERROR,
    /** The interval was inside one level. */
    LEVEL_IS_CERTAIN,
    /** No item that was left said enough. */
    NOTHING_INFORMATIVE
}
