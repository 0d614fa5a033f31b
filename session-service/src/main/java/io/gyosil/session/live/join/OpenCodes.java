package io.gyosil.session.live.join;

import io.gyosil.session.live.lesson.LessonRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The codes of the lessons that go on, as they were a moment ago. However many codes an address guesses, they are asked for once a
 * second, and a class behind that address still gets in.
 */
@Singleton
class OpenCodes {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final LessonRepository lessons;
    private final Clock clock;
    private Set<String> codes = Set.of();
    private Instant readAt = Instant.EPOCH;

    OpenCodes(LessonRepository lessons, Clock clock) {
        this.lessons = lessons;
        this.clock = clock;
    }

    synchronized boolean has(String code) {
        Instant now = clock.instant();
        if (readAt.plus(GOOD_FOR).isBefore(now)) {
            codes = Set.copyOf(lessons.openCodes(now));
            readAt = now;
        }
        return codes.contains(code);
    }
}
