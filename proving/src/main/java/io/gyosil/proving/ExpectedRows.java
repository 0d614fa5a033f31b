package io.gyosil.proving;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import io.gyosil.proving.Finding.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be in the study log because an upload was acknowledged: graded here by what the client knows of the keys. */
record ExpectedRows(Entry entry, Answer answer, List<AttemptRow> attempts, List<String> skipped) {

    static ExpectedRows of(Entry entry, Answer answer, ChaosSchool school) {
        Map<String, String> sessions = answer.sessions().stream()
                .collect(Collectors.toMap(SessionRow::topic, SessionRow::session, (one, other) -> one));
        List<AttemptRow> attempts = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<Attempt> sent = entry.upload().attempts();
        for (int i = 0; i < sent.size(); i++) {
            Question question = school.question(sent.get(i).pubId());
            if (question == null) {
                skipped.add(sent.get(i).pubId());
            } else {
                String session = sessions.getOrDefault(question.topicId(), "none");
                attempts.add(attempt(entry, session, question, i));
            }
        }
        return new ExpectedRows(entry, answer, attempts, skipped);
    }

    private static AttemptRow attempt(Entry entry, String session, Question question, int position) {
        Attempt sent = entry.upload().attempts().get(position);
        return new AttemptRow(
                entry.uuid(),
                session,
                question.userId(),
                question.topicId(),
                position,
                question.pubId(),
                question.sourceId(),
                sent.selected(),
                sent.unsure(),
                outcome(sent, question.key()),
                time(entry.upload(), position),
                sent.responseTimeMs());
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
        for (SessionRow session : answer.sessions()) {
            List<Integer> graded = List.of(
                    count(session.topic(), "correct"),
                    count(session.topic(), "wrong"),
                    count(session.topic(), "unsure"));
            if (!session.counts().subList(0, 3).equals(graded)) {
                complain(complaints, "counts " + session.counts() + " on " + session.topic() + ", not " + graded);
            }
        }
        if (!answer.skipped().equals(skipped)) {
            complain(complaints, "skips " + answer.skipped() + ", not " + skipped);
        }
        return complaints;
    }

    private int count(String topic, String outcome) {
        return Math.toIntExact(attempts.stream()
                .filter(attempt -> attempt.topic().equals(topic))
                .filter(attempt -> attempt.outcome().equals(outcome))
                .count());
    }

    private void complain(List<Finding> complaints, String what) {
        complaints.add(
                new Finding(Type.DIFFERING, "answers", entry.uuid(), "the answer to " + entry.uuid() + " " + what));
    }
}
