package io.gyosil.session.live.lesson;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one order of what happens in a lesson. What everybody sees gets its number in the transaction that makes it, under the lesson's
 * lock, and is logged under it; the hubs get it by Kafka, in the same order.
 */
@Singleton
public final class Timeline {

    private final EventLog log;
    private final Announcer announcer;
    private final Clock clock;

    Timeline(EventLog log, Announcer announcer, Clock clock) {
        this.log = log;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Now, as precisely as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Notes and announces an event, in the open transaction.
     *
     * @param lesson the lesson, which the caller has locked
     * @return the lesson with this behind it
     */
    public Lesson happened(Lesson lesson, LessonEvent event, Actor actor) {
        Long seq = event instanceof LessonEvent.Numbered ? Long.valueOf(lesson.lastSeq() + 1) : null;
        Happening happening = new Happening(lesson, seq, now(), event, actor);
        log.write(happening);
        announcer.announce(happening);
        return seq == null ? lesson : lesson.at(seq);
    }
}
