package io.gyosil.session.room;

import io.gyosil.session.lesson.Lesson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in lessons so far. Works in the open transaction. */
public interface History {

    /**
     * Happenings in their order, as the sockets got them; of a message that was hidden since, without what it said.
     *
     * @param after behind which number
     */
    List<Happening> after(Lesson lesson, long after, int most);

    /** The log, newest first. */
    List<Logged> log(Lesson lesson, @Nullable String eventType, @Nullable Place before, int most);

    /** A happening as a frame. */
    record Happening(long seq, String frame) {}

    /** A place in the log. */
    record Place(Instant timestamp, UUID id) {}
}
