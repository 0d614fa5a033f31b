package io.gyosil.demo.school;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A question before its choices are put into an order: one right answer, three wrong ones. */
record Draft(String content, String right, List<String> wrong) {

    private static final int WRONG_CHOICES = 3;

    Draft {
        wrong = List.copyOf(wrong);
    }

    /** Whether there are four choices of which no two read the same. */
    boolean isSound() {
        var all = new HashSet<>(wrong);
        all.add(right);
        return wrong.size() == WRONG_CHOICES && all.size() == WRONG_CHOICES + 1;
    }

    /**
     * A question whose answer is a whole number.
     *
     * @param mistakes what comes out of usual mistakes; those that are right by accident or repeat are replaced by
     *     neighbours of the right answer
     */
    static Draft ofNumber(String content, String form, int right, int... mistakes) {
        Set<Integer> wrong = new LinkedHashSet<>();
        for (int mistake : mistakes) {
            wrong.add(mistake);
        }
        for (int distance = 1; distance <= WRONG_CHOICES + 1; distance++) {
            wrong.add(right + distance);
        }
        wrong.remove(right);
        return new Draft(
                content,
                form.formatted(right),
                wrong.stream().limit(WRONG_CHOICES).map(form::formatted).toList());
    }
}
