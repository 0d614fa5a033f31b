package io.gyosil.classroom.person;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, 2 passes, 1 lane, the least that OWASP's password storage cheat
 * sheet asks for. Few at once: each takes its memory, and a client that sends many must not have all of it.
 */
@Singleton
public class Passwords {

    /** The shortest that is taken, in characters (NIST SP 800-63B asks for at least 8). */
    public static final int SHORTEST = 10;

    /** The longest. */
    public static final int LONGEST = 128;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash("nobody has this password");

    /** The hash to keep. */
    public String hash(String password) {
        return inPlace(() ->
                Password.hash(normal(password)).addRandomSalt(16).with(ARGON2).getResult());
    }

    /** Whether the password is the one of a hash; takes as long without a hash, so that nobody learns there is none. */
    public boolean matches(String password, @Nullable String hash) {
        return inPlace(() ->
                Password.check(normal(password), hash == null ? nobodys : hash).with(ARGON2) && hash != null);
    }

    /** Keyboards write the same letters in different ways. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T inPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.many-log-in"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.stopping"));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
