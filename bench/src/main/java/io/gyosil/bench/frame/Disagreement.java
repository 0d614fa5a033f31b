package io.gyosil.bench.frame;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Contestants did not do the same work, so that no figure can be believed. The message says who differs, and in what. */
public final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private Disagreement(String message) {
        super(message);
    }

    /** Refuses answers that are not those of the first contestant; whom there is nothing to ask is left out. */
    static void refuseDifferentAnswers(Map<String, List<String>> answers) {
        answers.entrySet().stream()
                .findFirst()
                .ifPresent(first -> answers.forEach((name, lines) -> {
                    if (!lines.isEmpty() && !lines.equals(first.getValue())) {
                        throw new Disagreement(name + " answers otherwise than " + first.getKey()
                                + ", so nothing is measured:\n" + differences(first.getValue(), lines));
                    }
                }));
    }

    /** Refuses states of which not all are the same; a negative round is a warm-up. */
    public static void refuseDifferentStates(int round, Map<String, String> states) {
        if (states.values().stream().distinct().count() > 1) {
            throw new Disagreement("After " + (round < 0 ? "a warm-up" : "round " + (round + 1))
                    + " the states differ, so no figure is believed:\n"
                    + states.entrySet().stream()
                            .map(state -> "  " + state.getKey() + ": " + state.getValue())
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String differences(List<String> expected, List<String> actual) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < Math.max(expected.size(), actual.size()) && shown < SHOWN; i++) {
            String left = i < expected.size() ? expected.get(i) : "(nothing)";
            String right = i < actual.size() ? actual.get(i) : "(nothing)";
            if (!left.equals(right)) {
                text.append("  expected ")
                        .append(left)
                        .append("\n  but was  ")
                        .append(right)
                        .append('\n');
                shown++;
            }
        }
        return text.toString().stripTrailing();
    }
}
