package io.gyosil.proving;

import io.gyosil.demo.live.Happening;
import io.gyosil.demo.live.Phone;
import io.gyosil.proving.Finding.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What everybody saw of a lesson, compared with what was acknowledged and with the history.
 *
 * @param acknowledged ids of messages, by the sender's name of each, which is also what it says
 * @param history what the service has, in its order
 */
record LessonAccount(Map<String, String> acknowledged, List<Line> history) {

    private static final String HISTORY = "history";

    /** A message of the history. */
    record Line(long seq, String messageId, String content) {}

    /** All that is not as it must be. */
    List<Finding> settle(List<Phone> phones) {
        List<Finding> findings = new ArrayList<>(ofHistory());
        for (int n = 0; n < phones.size(); n++) {
            String place = "phone " + n;
            for (String complaint : phones.get(n).complaints()) {
                findings.add(new Finding(Type.DIFFERING, place, place, "saw something amiss: " + complaint));
            }
            findings.addAll(seen(place, phones.get(n).happenings()));
        }
        return findings;
    }

    /** The history against the acknowledgements. */
    List<Finding> ofHistory() {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> byContent = new HashMap<>();
        Map<Long, String> bySeq = new HashMap<>();
        for (Line line : history) {
            if (byContent.putIfAbsent(line.content(), line.messageId()) != null) {
                findings.add(new Finding(
                        Type.DOUBLED, HISTORY, line.content(), line.content() + " is there more than once"));
            }
            if (bySeq.putIfAbsent(line.seq(), line.messageId()) != null) {
                findings.add(new Finding(
                        Type.DIFFERING, HISTORY, line.messageId(), "two messages have the number " + line.seq()));
            }
        }
        acknowledged.forEach((name, id) -> {
            String there = byContent.get(name);
            if (there == null) {
                findings.add(new Finding(Type.LOST, HISTORY, name, name + " was acknowledged and is not there"));
            } else if (!there.equals(id)) {
                findings.add(new Finding(
                        Type.DIFFERING, HISTORY, name, name + " was acknowledged as " + id + " and is " + there));
            }
        });
        return findings;
    }

    /** What one phone saw against the history, number by number. */
    List<Finding> seen(String place, List<Happening> happenings) {
        List<Finding> findings = new ArrayList<>();
        Map<Long, String> seen = new TreeMap<>();
        for (Happening happening : happenings) {
            if (happening.type().equals("message-posted")) {
                String before = seen.putIfAbsent(happening.seq(), happening.messageId());
                if (before != null) {
                    findings.add(new Finding(
                            Type.DOUBLED, place, before, "the happening " + happening.seq() + " came twice"));
                }
            }
        }
        for (Line line : history) {
            String own = seen.remove(line.seq());
            if (own == null) {
                findings.add(new Finding(
                        Type.LOST, place, line.messageId(), "never saw " + line.content() + ", number " + line.seq()));
            } else if (!own.equals(line.messageId())) {
                findings.add(new Finding(
                        Type.DIFFERING, place, own, "saw " + own + " under the number " + line.seq() + " of another"));
            }
        }
        seen.forEach((seq, id) -> findings.add(
                new Finding(Type.DIFFERING, place, id, "saw " + id + ", number " + seq + ", which is in no history")));
        return findings;
    }
}
