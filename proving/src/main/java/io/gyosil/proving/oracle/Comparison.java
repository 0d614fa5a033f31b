package io.gyosil.proving.oracle;

import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what is found against what must be there: every row exactly once, with the same content. */
final class Comparison {

    private final String place;
    private final String subject;
    private final List<String> identity;
    private final List<String> content;
    private final Map<String, Expected> expected = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param place what is looked at, for the findings
     * @param subject the value to which a finding is put down
     * @param identity the values of which there must be one row, with blanks between their names
     * @param content all that must be equal, likewise
     */
    Comparison(String place, String subject, String identity, String content) {
        this.place = place;
        this.subject = subject;
        this.identity = List.of(identity.split(" "));
        this.content = List.of(content.split(" "));
    }

    /** What must be there, as text: there are very many. */
    private static final class Expected {
        private final String subject;
        private final String content;
        private int found;

        Expected(String subject, String content) {
            this.subject = subject;
            this.content = content;
        }
    }

    /** Must be there. */
    void expect(Row row) {
        String key = row.text(identity);
        if (expected.put(key, new Expected(row.get(subject), row.text(content))) != null) {
            add(Type.DOUBLED, row.get(subject), key + " is expected twice");
        }
    }

    /** Is there. */
    void found(Row row) {
        String key = row.text(identity);
        String there = row.text(content);
        Expected match = expected.get(key);
        if (match == null) {
            add(Type.DIFFERING, row.get(subject), key + " is there, and nothing says that it should be: " + there);
        } else if (++match.found > 1) {
            add(Type.DOUBLED, match.subject, key + " is there again: " + there);
        } else if (!match.content.equals(there)) {
            add(Type.DIFFERING, match.subject, key + " is " + there + "; it must be " + match.content);
        }
    }

    /** What is wrong, when both sides are known whole. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        expected.forEach((key, one) -> {
            if (one.found == 0) {
                all.add(new Finding(Type.LOST, place, one.subject, key + " is not there: " + one.content));
            }
        });
        return all;
    }

    private void add(Type type, String about, String what) {
        findings.add(new Finding(type, place, about, what));
    }
}
