package io.gyosil.study.quiz;

import java.util.Locale;

/** What became of one answer. */
public enum Outcome {
    CORRECT,
    WRONG,
    UNSURE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in events, answers and tables. */
    public String wireName() {
        return wireName;
    }

    /**
     * The outcome of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Outcome of(String wireName) {
        return switch (wireName) {
            case "correct" -> CORRECT;
            case "wrong" -> WRONG;
            case "unsure" -> UNSURE;
            default -> throw new IllegalArgumentException("no outcome is called " + wireName);
        };
    }
}
