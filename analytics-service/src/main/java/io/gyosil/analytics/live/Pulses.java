package io.gyosil.analytics.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from the facts of live lessons. Works in the open transaction. */
public interface Pulses {

    /** A lesson of which the beginning was told. */
    Optional<Lesson> lesson(String sessionId);

    /** The pulse of a lesson. */
    Pulse pulse(Lesson lesson);

    /**
     * Lessons that began and did not end, newest first.
     *
     * @param orgId those of this organization
     * @param teacherId of these, those of this teacher's classes; all of them when null
     * @param after the lesson after which to go on
     */
    List<ActiveLesson> active(long orgId, @Nullable Long teacherId, @Nullable Place after, int limit);

    /** A lesson. */
    record Lesson(
            String sessionId,
            String classId,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    /** A place in the list of active lessons. */
    record Place(Instant startedAt, String sessionId) {}
}
