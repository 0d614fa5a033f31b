package io.gyosil.session.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.timeline.Timeline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happened in lessons so far. */
@Singleton
public class History {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** So far the clocks of replicas may be apart. */
    private static final int LEEWAY_SECONDS = 60;

    private final HappeningRepository rows;

    History(HappeningRepository rows) {
        this.rows = rows;
    }

    /** A happening as a frame. */
    public record Happening(long seq, String frame) {}

    /**
     * Happenings in their order, as the sockets got them; of a message that was hidden since, without what it said.
     *
     * @param after behind which number
     */
    public List<Happening> after(Lesson lesson, long after, int most) {
        // A lesson that has ended went on for so long and no longer.
        Instant end = lesson.endedAt() == null ? Instant.now() : lesson.endedAt();
        return rows.after(lesson.sessionId(), after, lesson.since(), end.plusSeconds(LEEWAY_SECONDS), most).stream()
                .map(History::happening)
                .toList();
    }

    private static Happening happening(HappeningRepository.Row row) {
        Map<String, ?> fields = row.messageId() == null
                ? fields(row.payload())
                : Map.of("message", message(row).seen());
        return new Happening(row.number(), Timeline.frame(row.eventType(), row.number(), row.timestamp(), fields));
    }

    private static Message message(HappeningRepository.Row row) {
        return new Message(
                Objects.requireNonNull(row.messageId()),
                Objects.requireNonNull(row.participantId()),
                Objects.requireNonNull(row.nickname()),
                Objects.requireNonNull(row.avatarId()),
                row.content(),
                Objects.requireNonNull(row.state()),
                row.holdReason(),
                Boolean.TRUE.equals(row.moderated()),
                row.seq(),
                Objects.requireNonNull(row.createdAt()));
    }

    private static Map<String, Object> fields(String payload) {
        try {
            return JSON.readValue(payload, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log has no JSON", e);
        }
    }
}
