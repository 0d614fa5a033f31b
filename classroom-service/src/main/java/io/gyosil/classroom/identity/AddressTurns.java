package io.gyosil.classroom.identity;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has those who come from one address wait for each other, before anything costly is done for them: one who sends a hundred
 * passwords at once waits for themselves, and everybody else goes on. A class that logs in at once fits.
 */
@Singleton
class AddressTurns {

    /** How many of one address may be here, the one whose turn it is among them. */
    static final int MOST = 50;

    private static final long RETRY_AFTER_SECONDS = 5;

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final Semaphore place = new Semaphore(1, true);
        private int here;
    }

    /**
     * Does the work when it is the turn of the address.
     *
     * @throws ProblemException 429 when too many of that address are waiting
     */
    <T> T inTurn(String address, Supplier<T> work) {
        Turn turn = turns.compute(address, (key, known) -> entered(known == null ? new Turn() : known));
        try {
            turn.place.acquire();
            try {
                return work.get();
            } finally {
                turn.place.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.stopping"));
        } finally {
            turns.computeIfPresent(address, (key, known) -> left(known));
        }
    }

    private static Turn entered(Turn turn) {
        if (turn.here == MOST) {
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Words.of("detail.many-log-in"))
                    .with(ProblemException.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        turn.here++;
        return turn;
    }

    private static @Nullable Turn left(Turn turn) {
        turn.here--;
        return turn.here == 0 ? null : turn;
    }
}
