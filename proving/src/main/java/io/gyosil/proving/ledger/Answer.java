package io.gyosil.proving.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server says of an upload that it has.
 *
 * @param status {@code ingested} or {@code already_ingested}
 * @param sessions a session for each topic
 * @param skipped the questions that it does not know
 */
public record Answer(String status, JsonNode sessions, List<String> skipped) {

    public Answer {
        skipped = List.copyOf(skipped);
    }

    /** @throws java.time.DateTimeException when a session in it has no time: then it is no answer to an upload */
    public static Answer of(JsonNode body) {
        JsonNode sessions = body.path("sessions");
        sessions.forEach(session -> Instant.parse(session.path("finalized_at").asText()));
        List<String> skipped = new ArrayList<>();
        body.path("skipped").forEach(one -> skipped.add(one.path("pub_id").asText()));
        return new Answer(body.path("status").asText(), sessions, skipped);
    }

    /** Whether the upload was taken in by this very try. */
    boolean isFirst() {
        return status.equals("ingested");
    }

    /** Whether both say the same, but for which came first. */
    boolean agreesWith(Answer other) {
        return sessions.equals(other.sessions) && skipped.equals(other.skipped);
    }
}
