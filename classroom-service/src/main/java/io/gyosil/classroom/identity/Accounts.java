package io.gyosil.classroom.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts and what they are logged in with, in the open transaction of background work: nobody is logged in yet. */
public interface Accounts {

    /** The account with that e-mail address, whatever its case. */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(long userId);

    /** The account that another issuer knows under that name. */
    Optional<Account> byIdentity(String issuer, String subject);

    void setPassword(long userId, String hash);

    /**
     * Counts a try to log in as failed, until it has succeeded.
     *
     * @return until when the name is locked; null when it is not, and the try may be made
     */
    @Nullable
    Instant attempt(byte[] nameDigest, int mostFailures, Duration lockedFor);

    /** Forgets the failures of a name: a try has succeeded. */
    void succeeded(byte[] nameDigest);

    void keepRefreshToken(byte[] digest, UUID family, long userId, Duration lifetime);

    /** Marks a refresh token as used; empty when it is unknown, expired or used. */
    Optional<Refreshed> useRefreshToken(byte[] digest);

    /** Ends all tokens of the family of a token, itself used or not. */
    void endFamily(byte[] digest);

    /** Ends what a user is logged in with, but for one family. */
    void endOthers(long userId, @Nullable UUID family);

    /** The family of a token, if it is known. */
    Optional<UUID> family(byte[] digest);

    /** Forgets what has expired. */
    void sweep();

    /** Whether there are no users at all; nobody else finds the same until the transaction ends. */
    boolean isNew();

    /** Whose token was used, and to which family the next one belongs. */
    record Refreshed(UUID family, long userId) {}
}
