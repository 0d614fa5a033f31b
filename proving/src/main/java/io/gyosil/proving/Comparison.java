package io.gyosil.proving;

import io.gyosil.proving.Finding.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what is found against what must be there: every row exactly once, with the same content. */
final class Comparison {

    private final String place;
    private final Map<String, Expected> expected = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param place what is looked at, for the findings */
    Comparison(String place) {
        this.place = place;
    }

    /**
     * A row on either side.
     *
     * @param subject to whom or what a finding is put down
     * @param identity what there must be one of
     * @param content all that must be equal
     */
    record Row(String subject, String identity, String content) {}

    private static final class Expected {
        private final Row row;
        private int found;

        Expected(Row row) {
            this.row = row;
        }
    }

    /** Must be there. */
    void expect(Row row) {
        if (expected.put(row.identity(), new Expected(row)) != null) {
            findings.add(new Finding(Type.DOUBLED, place, row.subject(), row.identity() + " is expected twice"));
        }
    }

    /** Is there. */
    void found(Row row) {
        Expected match = expected.get(row.identity());
        if (match == null) {
            add(Type.DIFFERING, row, "is there, and nothing says that it should be: " + row.content());
        } else if (++match.found > 1) {
            add(Type.DOUBLED, match.row, "is there again: " + row.content());
        } else if (!match.row.content().equals(row.content())) {
            add(Type.DIFFERING, match.row, "is " + row.content() + "; it must be " + match.row.content());
        }
    }

    /** What is wrong, when both sides are complete. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        for (Expected one : expected.values()) {
            if (one.found == 0) {
                all.add(new Finding(
                        Type.LOST,
                        place,
                        one.row.subject(),
                        one.row.identity() + " is not there: " + one.row.content()));
            }
        }
        return all;
    }

    private void add(Type type, Row row, String what) {
        findings.add(new Finding(type, place, row.subject(), row.identity() + " " + what));
    }
}
