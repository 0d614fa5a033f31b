package io.gyosil.session.live.lesson;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends lessons whose teacher has been away for too long. Replicas do not meet: what one has locked another passes over. */
@Singleton
class LessonSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LessonSweep.class);
    private static final int AT_ONCE = 50;

    private final LessonRepository lessons;
    private final LessonEnd end;
    private final Clock clock;

    LessonSweep(LessonRepository lessons, LessonEnd end, Clock clock) {
        this.lessons = lessons;
        this.end = end;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${gyosil.live.sweep-every:20s}", initialDelay = "5s")
    void sweep() {
        try {
            int ended = endSome();
            while (ended == AT_ONCE) {
                ended = endSome();
            }
        } catch (RuntimeException e) {
            LOG.warn("expired lessons could not be ended, and will be: {}", e.toString());
        }
    }

    /** Ends some, and says how many. */
    @Transactional("worker")
    int endSome() {
        List<LessonRepository.Row> expired = lessons.lockExpired(clock.instant(), AT_ONCE);
        expired.forEach(row -> end.end(row.lesson(), LessonEnd.EXPIRED, Actor.SYSTEM));
        return expired.size();
    }
}
