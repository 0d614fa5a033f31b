package io.gyosil.session.live.join;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How many join a lesson from one address within a minute: two classes may, who fills it with names may not. Each replica counts for itself. */
@Singleton
class JoinPace {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 200_000;

    private final int allowed;
    private final Clock clock;
    private final Cache<Door, Minute> minutes = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    JoinPace(LiveSettings settings, Clock clock) {
        this.allowed = settings.joins();
        this.clock = clock;
    }

    private record Door(String address, UUID sessionId) {}

    private record Minute(Instant began, int joins) {}

    /**
     * Counts one more.
     *
     * @throws ProblemException too many requests
     */
    void join(String address, UUID sessionId) {
        Instant now = clock.instant();
        Minute minute = minutes.asMap()
                .merge(
                        new Door(address, sessionId),
                        new Minute(now, 1),
                        (before, one) -> before.began().plus(WINDOW).isAfter(now)
                                ? new Minute(before.began(), before.joins() + 1)
                                : one);
        if (minute.joins() > allowed) {
            long wait = Duration.between(now, minute.began().plus(WINDOW)).toSeconds() + 1;
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Words.of("detail.too-many-joins"))
                    .with(ProblemException.RETRY_AFTER, wait);
        }
    }
}
