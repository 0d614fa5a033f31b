package io.gyosil.classroom.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.security.RandomSecret;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of logging in and out that are one transaction each. */
@Singleton
class Sessions {

    private static final byte[] NONE = {};

    private final AccountRepository accounts;
    private final LoginRepository logins;
    private final IdentitySettings settings;

    Sessions(AccountRepository accounts, LoginRepository logins, IdentitySettings settings) {
        this.accounts = accounts;
        this.logins = logins;
        this.settings = settings;
    }

    /** Who is logged in, and with which refresh token. */
    record Session(Account account, String refreshToken) {}

    /**
     * Counts a try before it is made, which stays whatever becomes of the try: many at once are no way round.
     *
     * @return for how many seconds the name is locked; 0 when the try may be made
     */
    @Transactional("worker")
    long countTry(String who, int most) {
        return logins.attempt(who, most, settings.lockedFor().toMillis());
    }

    /** Whether the user of that address has logged in on a device before. */
    @Transactional("worker")
    boolean knows(byte[] device, String email) {
        return logins.knows(device, email);
    }

    @Transactional("worker")
    Optional<Account> byEmail(String email) {
        return accounts.byEmail(email);
    }

    /** The account, if it may log in. */
    @Transactional("worker")
    Optional<Account> active(long userId) {
        return accounts.byUser(userId).filter(Account::isActive);
    }

    /** The account that another issuer knows under that name, if it may log in. */
    @Transactional("worker")
    Optional<Account> active(String issuer, String subject) {
        return accounts.byIdentity(issuer, subject).filter(Account::isActive);
    }

    /** Begins one, since a try has succeeded, and remembers the device, if it is a browser. */
    @Transactional("worker")
    Session begin(Account account, byte @Nullable [] device, String... tries) {
        logins.succeeded(tries);
        if (device != null) {
            logins.remember(device, account.userId());
        }
        return issue(account, UuidCreator.getTimeOrderedEpoch());
    }

    /** Changes a refresh token for the next; empty when it was not good any more, which ends all that came of the log-in. */
    @Transactional("worker")
    Optional<Session> goOn(byte[] token, byte[] device) {
        Optional<Session> next = logins.use(token, device).stream().findFirst().flatMap(used -> active(used.userId())
                .map(account -> issue(account, used.family())));
        if (next.isEmpty()) {
            logins.endFamily(token);
        }
        return next;
    }

    /** Ends what came of one log-in; one that is unknown is ended already. */
    @Transactional("worker")
    void end(byte[] token) {
        logins.endFamily(token);
    }

    /** Sets a password, since a try has succeeded, and ends all log-ins but one. */
    @Transactional("worker")
    void changePassword(String who, long userId, String hash, byte @Nullable [] stays) {
        logins.succeeded(new String[] {who});
        accounts.setPassword(userId, hash);
        logins.endLink(userId);
        logins.endOthers(userId, stays == null ? NONE : stays);
    }

    /** Whether a link to set a password is good. */
    @Transactional("worker")
    boolean knowsLink(byte[] link) {
        return logins.knowsLink(link);
    }

    /** Sets a password by a link, which is gone then, and ends all log-ins; false when the link is not good. */
    @Transactional("worker")
    boolean setPassword(byte[] link, String hash) {
        Long userId = logins.useLink(link);
        if (userId != null) {
            accounts.setPassword(userId, hash);
            logins.endOthers(userId, NONE);
        }
        return userId != null;
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1m")
    @Transactional("worker")
    void sweep() {
        logins.sweep();
    }

    private Session issue(Account account, UUID family) {
        String refreshToken = RandomSecret.next("");
        logins.keep(
                Sha256.of(refreshToken),
                family,
                account.userId(),
                settings.refreshLifetime().toMillis());
        return new Session(account, refreshToken);
    }
}
