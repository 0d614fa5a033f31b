package io.gyosil.analytics.feature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes facts for tests. */
final class Facts {

    private Facts() {}

    static AttemptFact fact(
            String session, int position, String user, String topic, Instant at, String item, String outcome) {
        return new AttemptFact(
                session, position, at, null, user, topic, item, outcome, 1_000 * (position + 1), "study", session, 1);
    }

    /** One answer a minute to new items, their outcomes given by letters: c, w or u. */
    static List<AttemptFact> session(String session, String user, String topic, Instant start, String outcomes) {
        List<AttemptFact> facts = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            String outcome =
                    switch (outcomes.charAt(i)) {
                        case 'c' -> "correct";
                        case 'w' -> "wrong";
                        default -> "unsure";
                    };
            facts.add(fact(session, i, user, topic, start.plusSeconds(60L * i), "item-" + i, outcome));
        }
        return facts;
    }
}
