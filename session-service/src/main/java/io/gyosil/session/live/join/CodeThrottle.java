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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets nobody guess codes: after ten wrong ones within a minute an address is refused before the database is asked. Right codes
 * pass all the same, so that a class behind one address gets in; as nobody knows yet whether a code is right while it is looked up, as
 * many look-ups are under way at once as wrong ones are left, and the others wait for their turn.
 *
 * <p>Each replica counts for itself.
 */
@Singleton
class CodeThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long LONGEST_WAIT_SECONDS = 8;
    private static final int MOST_ADDRESSES = 200_000;

    private final int wrongAllowed;
    private final Clock clock;
    private final CodeAlarm alarm;
    private final OpenCodes codes;
    private final Cache<String, Guesses> addresses = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    CodeThrottle(LiveSettings settings, Clock clock, CodeAlarm alarm, OpenCodes codes) {
        this.wrongAllowed = settings.wrongCodes();
        this.clock = clock;
        this.alarm = alarm;
        this.codes = codes;
    }

    /**
     * Asks a question about a code that a wrong code answers with nothing.
     *
     * @throws ProblemException too many requests, before the question is asked
     */
    <T> Optional<T> ask(String address, String code, Supplier<Optional<T>> question) {
        Guesses guesses = addresses.get(address, unused -> new Guesses());
        guesses.begin(code);
        boolean isWrong = false;
        try {
            Optional<T> answer = question.get();
            isWrong = answer.isEmpty();
            return answer;
        } finally {
            guesses.end(isWrong);
            if (isWrong) {
                alarm.wrong();
            }
        }
    }

    /** What one address tried within the last minute. */
    private final class Guesses {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition oneEnded = lock.newCondition();
        private final Deque<Instant> wrong = new ArrayDeque<>();
        private int underWay;

        void begin(String code) {
            lock.lock();
            try {
                long patience = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
                while (!isFree(code)) {
                    if (patience <= 0) {
                        throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.codes-slow"));
                    }
                    patience = oneEnded.awaitNanos(patience);
                }
                underWay++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.going-down"));
            } finally {
                lock.unlock();
            }
        }

        void end(boolean isWrong) {
            lock.lock();
            try {
                underWay--;
                if (isWrong) {
                    wrong.addLast(clock.instant());
                }
                oneEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private boolean isFree(String code) {
            Instant now = clock.instant();
            while (!wrong.isEmpty() && !wrong.getFirst().plus(WINDOW).isAfter(now)) {
                wrong.removeFirst();
            }
            if (wrong.size() < wrongAllowed) {
                return wrong.size() + underWay < wrongAllowed;
            }
            if (codes.has(code)) {
                return true;
            }
            alarm.refused();
            long wait = Duration.between(now, wrong.getFirst().plus(WINDOW)).toSeconds() + 1;
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Words.of("detail.too-many-codes"))
                    .with(ProblemException.RETRY_AFTER, wait);
        }
    }
}
