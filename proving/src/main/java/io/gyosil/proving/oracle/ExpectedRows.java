package io.gyosil.proving.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import io.gyosil.proving.ledger.Answer;
import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import io.gyosil.proving.load.School;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be in the study log because an upload was acknowledged: graded here by what the client knows of the keys. */
record ExpectedRows(Entry entry, Answer answer, List<Row> attempts, List<String> skipped) {

    static ExpectedRows of(Entry entry, Answer answer, School school) {
        Map<String, String> sessions = new HashMap<>();
        answer.sessions()
                .forEach(session -> sessions.putIfAbsent(
                        session.path("topic_id").asText(),
                        session.path("session_id").asText()));
        List<Row> attempts = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<Attempt> sent = entry.upload().attempts();
        for (int i = 0; i < sent.size(); i++) {
            Question question = school.question(sent.get(i).pubId());
            if (question == null) {
                skipped.add(sent.get(i).pubId());
            } else {
                attempts.add(
                        attempt(entry, question, i).with("session", sessions.getOrDefault(question.topicId(), "none")));
            }
        }
        return new ExpectedRows(entry, answer, attempts, skipped);
    }

    private static Row attempt(Entry entry, Question question, int position) {
        Attempt sent = entry.upload().attempts().get(position);
        return new Row()
                .with("upload", entry.uuid())
                .with("position", position)
                .with("learner", question.userId())
                .with("topic", question.topicId())
                .with("question", question.pubId())
                .with("item", question.sourceId())
                .with("selected", sent.selected())
                .with("unsure", sent.unsure())
                .with("outcome", outcome(sent, question.key()))
                .with("answered_at", time(entry.upload(), position))
                .with("response_time_ms", sent.responseTimeMs());
    }

    private static String outcome(Attempt sent, int key) {
        if (sent.unsure()) {
            return "unsure";
        }
        Integer selected = sent.selected();
        return selected != null && selected == key ? "correct" : "wrong";
    }

    /** A time that the viewer did not note lies evenly between start and finish, as docs/architecture.md says. */
    private static Instant time(Upload upload, int position) {
        Instant noted = upload.attempts().get(position).answeredAt();
        if (noted != null) {
            return noted;
        }
        long micros = upload.startedAt().until(upload.finishedAt(), ChronoUnit.MICROS);
        return upload.startedAt()
                .plus(micros * (position + 1) / upload.attempts().size(), ChronoUnit.MICROS);
    }

    /** What is wrong with the answer itself: its counts, and what it skipped. */
    List<Finding> complaints() {
        List<Finding> complaints = new ArrayList<>();
        for (JsonNode session : answer.sessions()) {
            String topic = session.path("topic_id").asText();
            for (String outcome : List.of("correct", "wrong", "unsure")) {
                long graded = attempts.stream()
                        .filter(attempt -> attempt.get("topic").equals(topic))
                        .filter(attempt -> attempt.get("outcome").equals(outcome))
                        .count();
                long counted = session.path(outcome + "_count").asLong(-1);
                if (counted != graded) {
                    complaints.add(differing("counts " + counted + " " + outcome + " on " + topic + ", not " + graded));
                }
            }
        }
        if (!answer.skipped().equals(skipped)) {
            complaints.add(differing("skips " + answer.skipped() + ", not " + skipped));
        }
        return complaints;
    }

    private Finding differing(String what) {
        return new Finding(Type.DIFFERING, "answers", entry.uuid(), "the answer to " + entry.uuid() + " " + what);
    }
}
