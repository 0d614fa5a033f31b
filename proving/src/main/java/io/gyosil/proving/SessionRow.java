package io.gyosil.proving;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.proving.Comparison.Row;
import java.time.Instant;
import java.util.List;

/**
 * A session with its figures, wherever it is written: in an answer, in the study log, in an event.
 *
 * @param counts the figures in the order of {@link #COUNTS}
 */
record SessionRow(String topic, String session, List<Integer> counts, Instant finalizedAt) {

    static final List<String> COUNTS = List.of(
            "correct_count",
            "wrong_count",
            "unsure_count",
            "newly_correct_count",
            "relapsed_count",
            "recovered_count",
            "chronic_remaining_count");

    SessionRow {
        counts = List.copyOf(counts);
    }

    /** Out of JSON in which the figures are in {@code summary}. */
    static SessionRow of(JsonNode session, JsonNode summary) {
        return new SessionRow(
                session.path("topic_id").asText(),
                session.path("session_id").asText(),
                COUNTS.stream().map(name -> summary.path(name).asInt(-1)).toList(),
                Instant.parse(session.path("finalized_at").asText()));
    }

    /** One of each topic in an upload. */
    Row row(String upload) {
        return new Row(
                upload,
                "session on " + topic + " of upload " + upload,
                "session=" + session + " counts=" + counts + " finalized_at=" + finalizedAt);
    }
}
