package io.gyosil.bench.flow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A finished quiz as study-ingest-service publishes it.
 *
 * @param sessionId its session, and the key of its event
 * @param origin the viewer's name of it
 * @param answers in order
 */
public record Quiz(
        UUID eventId,
        String sessionId,
        String userId,
        String topicId,
        String origin,
        Instant start,
        List<Answer> answers) {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.study.quiz-finalized.v1";

    /**
     * One answer.
     *
     * @param item the shared item
     * @param millis how long it took
     */
    public record Answer(int item, String outcome, Instant at, int millis) {}

    /** The event's data. */
    public String json() {
        StringBuilder json = new StringBuilder(4_000);
        Instant end = answers.getLast().at().plusMillis(500);
        json.append("{\"session_id\":\"" + sessionId + "\",\"user_id\":\"" + userId + "\",\"topic_id\":\"" + topicId)
                .append("\",\"source\":\"viewer\",\"client_session_uuid\":\"" + origin + "\",\"started_at\":\"" + start)
                .append("\",\"finished_at\":\"" + end + "\",\"finalized_at\":\"" + end.plusMillis(700))
                .append("\",\"part\":1,\"parts\":1,\"attempts\":[");
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"position\":" + i + ",\"pub_id\":\"q-" + userId + "-" + answer.item())
                    .append("\",\"source_id\":" + answer.item() + ",\"selected\":" + (1 + answer.item() % 5))
                    .append(",\"outcome\":\"" + answer.outcome() + "\",\"answered_at\":\"" + answer.at())
                    .append("\",\"response_time_ms\":" + answer.millis() + "}");
        }
        return json.append("],\"summary\":{\"correct_count\":" + count("correct"))
                .append(",\"wrong_count\":" + count("wrong") + ",\"unsure_count\":" + count("unsure"))
                .append(",\"newly_correct_count\":2,\"relapsed_count\":1,\"recovered_count\":0,")
                .append("\"chronic_remaining_count\":1}}")
                .toString();
    }

    private long count(String outcome) {
        return answers.stream()
                .filter(answer -> answer.outcome().equals(outcome))
                .count();
    }
}
