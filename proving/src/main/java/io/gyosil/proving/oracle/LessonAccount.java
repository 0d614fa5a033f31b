package io.gyosil.proving.oracle;

import io.gyosil.demo.live.Happening;
import io.gyosil.demo.live.Phone;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What everybody saw of a lesson, held against what was acknowledged and against the history.
 *
 * @param acknowledged ids of messages, by the sender's name of each, which is also what it says
 * @param history what the service has, in its order
 */
public record LessonAccount(Map<String, String> acknowledged, List<Line> history) {

    private static final String HISTORY = "history";

    /** A message of the history. */
    public record Line(long seq, String messageId, String content) {}

    /** All that is not as it must be. */
    public List<Finding> settle(List<Phone> phones) {
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
    public List<Finding> ofHistory() {
        Comparison messages = new Comparison(HISTORY, "name", "name", "id");
        acknowledged.forEach((name, id) -> messages.expect(message(name, id)));
        List<Finding> findings = new ArrayList<>();
        Set<String> neverAnswered = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        for (Line line : history) {
            if (!acknowledged.containsKey(line.content()) && neverAnswered.add(line.content())) {
                messages.expect(message(line.content(), line.messageId()));
            }
            messages.found(message(line.content(), line.messageId()));
            if (!numbers.add(line.seq())) {
                findings.add(new Finding(
                        Type.DIFFERING, HISTORY, line.content(), "two messages have the number " + line.seq()));
            }
        }
        findings.addAll(messages.findings());
        return findings;
    }

    /** What one phone saw against the history, number by number. */
    List<Finding> seen(String place, List<Happening> happenings) {
        Comparison numbers = new Comparison(place, "name", "number", "id");
        history.forEach(
                line -> numbers.expect(message(line.content(), line.messageId()).with("number", line.seq())));
        for (Happening happening : happenings) {
            if (happening.type().equals("message-posted")) {
                String id = happening.messageId();
                numbers.found(message(id, id).with("number", happening.seq()));
            }
        }
        return numbers.findings();
    }

    private static Row message(String name, String id) {
        return new Row().with("name", name).with("id", id);
    }
}
