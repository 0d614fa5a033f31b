package io.gyosil.session.stats;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Counts what goes on in all organizations. */
@Singleton
class CountLive {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LiveStatsRepository stats;

    CountLive(LiveStatsRepository stats) {
        this.stats = stats;
    }

    /** How many lessons go on, and how many messages were written in the last 60 seconds. */
    record Counts(long lessons, long messages) {}

    @Transactional("worker")
    Counts at(Instant now) {
        return new Counts(stats.activeLessons(now), stats.messages(now.minus(MINUTE)));
    }
}
