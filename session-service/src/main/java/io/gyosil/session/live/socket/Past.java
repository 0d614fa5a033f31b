package io.gyosil.session.live.socket;

import io.gyosil.kit.event.EventJson;
import io.gyosil.session.live.lesson.Audience;
import io.gyosil.session.live.lesson.EventLog;
import io.gyosil.session.live.lesson.EventName;
import io.gyosil.session.live.lesson.Frame;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.live.message.Message;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database says of a lesson's happenings. */
@Singleton
class Past {

    /** So far the clocks of replicas may be apart. */
    private static final int LEEWAY_SECONDS = 60;

    private final LessonRepository lessons;
    private final PastRepository rows;
    private final Clock clock;

    Past(LessonRepository lessons, PastRepository rows, Clock clock) {
        this.lessons = lessons;
        this.rows = rows;
        this.clock = clock;
    }

    /** The number of the newest one; 0 when there is none. */
    long newest(UUID sessionId) {
        return lessons.find(sessionId).map(Lesson::lastSeq).orElse(0L);
    }

    /**
     * Those behind a number, in order, as the sockets got them; of a message that was hidden since, without what it said. None of a
     * lesson that was removed.
     */
    List<Broadcast> after(UUID sessionId, long seq, int most) {
        return lessons.find(sessionId).map(lesson -> after(lesson, seq, most)).orElse(List.of());
    }

    private List<Broadcast> after(Lesson lesson, long seq, int most) {
        // A lesson that has ended went on for so long and no longer.
        Instant end = lesson.endedAt() == null ? clock.instant() : lesson.endedAt();
        return rows.after(lesson.sessionId(), seq, lesson.since(), end.plusSeconds(LEEWAY_SECONDS), most).stream()
                .map(Past::sent)
                .toList();
    }

    private static Broadcast sent(PastRepository.Row row) {
        Frame frame = Frame.of(EventLog.read(row.eventType(), row.payload(), message(row)))
                .orElseThrow();
        return new Broadcast(
                row.number(),
                frame.name() == EventName.MESSAGE_HIDDEN,
                Audience.ALL,
                EventJson.write(frame.body(row.number(), row.timestamp())),
                null);
    }

    private static @Nullable Message message(PastRepository.Row row) {
        if (row.messageId() == null) {
            return null;
        }
        return new Message(
                row.messageId(),
                Objects.requireNonNull(row.participantId()),
                Objects.requireNonNull(row.role()),
                Objects.requireNonNull(row.nickname()),
                Objects.requireNonNull(row.avatarId()),
                row.content(),
                Objects.requireNonNull(row.state()),
                row.holdReason(),
                Boolean.TRUE.equals(row.moderated()),
                row.seq(),
                Objects.requireNonNull(row.createdAt()));
    }
}
