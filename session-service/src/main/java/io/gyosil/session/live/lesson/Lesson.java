package io.gyosil.session.live.lesson;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live lesson (seed 001's session).
 *
 * @param sessionId its name everywhere
 * @param classId the class
 * @param orgId the organization of the class
 * @param teacherUserId who started it
 * @param code what pupils join with
 * @param title what the teacher calls it
 * @param moderation {@link #OPEN} or {@link #HOLD}
 * @param doorOpen whether others can join
 * @param endReason {@code teacher}, {@code expired} or {@code class-removed}, once it has ended
 * @param expiresAt when it ends by itself; the teacher's presence moves it
 * @param lastSeq the number of its newest visible happening
 * @param version grows with every change of what a teacher sets
 */
public record Lesson(
        UUID sessionId,
        String classId,
        long orgId,
        String teacherUserId,
        String code,
        @Nullable String title,
        String moderation,
        boolean doorOpen,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        Instant expiresAt,
        long lastSeq,
        long version) {

    /** Messages are seen at once. */
    public static final String OPEN = "open";

    /** Messages wait until a teacher approves them. */
    public static final String HOLD = "hold";

    /** Whether it has ended, or will as soon as somebody looks. */
    public boolean isOver(Instant now) {
        return endedAt != null || !expiresAt.isAfter(now);
    }

    /** Before this nothing of it happened, by any replica's clock: those differ a little. */
    public Instant since() {
        return startedAt.minusSeconds(60);
    }

    /** The same lesson after another happening. */
    public Lesson at(long seq) {
        return new Lesson(
                sessionId,
                classId,
                orgId,
                teacherUserId,
                code,
                title,
                moderation,
                doorOpen,
                startedAt,
                endedAt,
                endReason,
                expiresAt,
                seq,
                version);
    }
}
