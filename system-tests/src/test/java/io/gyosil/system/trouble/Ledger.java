package io.gyosil.system.trouble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a client has sent and what it was answered, in its own words. */
final class Ledger {

    static final int LEARNERS = 12;
    static final int TOPICS = 2;
    static final int QUESTIONS = 4;

    /** The right choice of every question. */
    private static final int KEY = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Quiz> sent = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    /** One graded answer; its outcome is what the server must make of it. */
    record Attempt(String topic, int question, String outcome, Instant answeredAt, int millis) {

        String pubId(String learner) {
            return learner + "-" + topic + "-" + question;
        }
    }

    /** One upload. */
    record Quiz(String uuid, String learner, List<Attempt> attempts) {

        String json() {
            ObjectNode body = JSON.createObjectNode().put("client_session_uuid", uuid);
            ArrayNode all = body.putArray("attempts");
            for (Attempt attempt : attempts) {
                ObjectNode one = all.addObject().put("pub_id", attempt.pubId(learner));
                if (attempt.outcome().equals("unsure")) {
                    one.put("unsure", true);
                } else {
                    one.put("selected", attempt.outcome().equals("correct") ? KEY : KEY + 1);
                }
                one.put("answered_at", attempt.answeredAt().toString()).put("response_time_ms", attempt.millis());
            }
            return body.toString();
        }
    }

    /** A try that came to nothing. */
    record Refusal(int status, String type, Duration after) {}

    /** Remembers an upload before it is sent for the first time. */
    void sends(Quiz quiz) {
        sent.put(quiz.uuid(), quiz);
    }

    /** The server says that it has it. */
    void acknowledged(Quiz quiz, JsonNode answer) {
        acknowledged.put(quiz.uuid(), answer);
    }

    void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    Map<String, Quiz> sent() {
        return sent;
    }

    /** The answer to each upload that was acknowledged. */
    Map<String, JsonNode> answers() {
        return acknowledged;
    }

    /** The sessions in which all that was acknowledged ended, by the answers. */
    List<String> sessions() {
        List<String> sessions = new ArrayList<>();
        acknowledged.values().forEach(answer -> answer.get("sessions")
                .forEach(session -> sessions.add(session.get("session_id").textValue())));
        return sessions;
    }

    Queue<Refusal> refusals() {
        return refusals;
    }

    /** How many were taken in without the client learning it at first: its resend found them there. */
    long foundThere() {
        return acknowledged.values().stream()
                .filter(answer -> answer.get("status").asText().equals("already_ingested"))
                .count();
    }

    static String learner(int n) {
        return "pupil-" + n;
    }

    /** All questions of all learners, to publish. */
    static String questions() {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode questions = body.putArray("questions");
        for (int learner = 0; learner < LEARNERS; learner++) {
            for (int n = 0; n < TOPICS * QUESTIONS; n++) {
                Attempt attempt = new Attempt("t" + n / QUESTIONS, n % QUESTIONS, "correct", Instant.EPOCH, 0);
                ObjectNode question = questions.addObject().put("pub_id", attempt.pubId(learner(learner)));
                question.put("source_id", n).put("user_id", learner(learner));
                question.put("topic_id", attempt.topic())
                        .put("topic_name", "일차방정식")
                        .put("subject", "수학");
                question.put("content", "2x = 4일 때 x는?").put("key", KEY);
                question.putArray("choices").add("2").add("4");
            }
        }
        return body.toString();
    }

    /** Every attempt as a line: upload, question, outcome, time. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Quiz quiz : sent.values()) {
            for (Attempt attempt : quiz.attempts()) {
                lines.add(String.join(
                        " ",
                        quiz.uuid(),
                        quiz.learner(),
                        attempt.topic(),
                        Integer.toString(attempt.question()),
                        attempt.outcome(),
                        Long.toString(attempt.answeredAt().getEpochSecond()),
                        Integer.toString(attempt.millis())));
            }
        }
        return lines;
    }
}
