package io.gyosil.demo.client;

import java.time.Instant;
import java.util.List;

/**
 * What a viewer sends after a quiz was solved offline: the body of {@code POST /ingest/study/attempts}. There is no
 * {@code sent_at}: the server would take the distance between it and now for an error of our clock.
 *
 * @param attempts 1 to 2,000 answers in the order in which they were given
 */
public record Upload(Instant startedAt, Instant finishedAt, String quizMode, List<Attempt> attempts) {

    public Upload {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("an upload carries at least one answer");
        }
    }

    /** The {@code client_session_uuid}. It follows from the content, so that sending twice is counted once. */
    public String clientSessionUuid() {
        return ContentUuid.of(Wire.content(this)).toString();
    }
}
