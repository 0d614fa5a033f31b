package io.gyosil.classroom.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ExternalUsers;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Logs people in and out. A refresh token is good for one use and brings the next one; one that comes again was stolen
 * from somebody, so everything that came of it ends (RFC 9700, section 4.14.2).
 */
@Singleton
public class Login implements ExternalUsers {

    private static final int TOKEN_BYTES = 32;

    private final Transactions transactions;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessTokenMint mint;
    private final IdentitySettings settings;
    private final SecureRandom random = new SecureRandom();

    Login(
            @Named("worker") Transactions transactions,
            Accounts accounts,
            Passwords passwords,
            AccessTokenMint mint,
            IdentitySettings settings) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.mint = mint;
        this.settings = settings;
    }

    /**
     * What a person is logged in with.
     *
     * @param expiresIn how long the access token is good for, in seconds
     * @param refreshExpiresIn how long the refresh token is, in seconds
     */
    record Tokens(String accessToken, String refreshToken, long expiresIn, long refreshExpiresIn) {}

    /**
     * Logs in. Says the same of a name that nobody has as of a wrong password, and takes as long.
     *
     * @throws ProblemException 401 for wrong credentials, 429 for a name with too many failures
     */
    Tokens logIn(String email, String password) {
        byte[] name = Sha256.of(email.strip().toLowerCase(Locale.ROOT));
        countTry(name);
        Optional<Account> account = transactions.inTransaction(() -> accounts.byEmail(email.strip()));
        boolean matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        Account who = account.filter(found -> matches && found.isActive())
                .orElseThrow(() -> ProblemException.of(
                        ClassroomProblem.WRONG_CREDENTIALS, "E-mail address or password is wrong."));
        return tokens(transactions.inTransaction(() -> {
            accounts.succeeded(name);
            return issue(who, UuidCreator.getTimeOrderedEpoch());
        }));
    }

    /** Counts a try before it is made, in a transaction that stays whatever becomes of the try. */
    private void countTry(byte[] name) {
        Optional<Instant> lockedUntil = transactions.inTransaction(
                () -> Optional.ofNullable(accounts.attempt(name, settings.mostFailures(), settings.lockedFor())));
        lockedUntil.ifPresent(until -> {
            long seconds = Math.max(1, Duration.between(Instant.now(), until).toSeconds());
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, "There were too many failures; try again later.")
                    .with(ProblemException.RETRY_AFTER, seconds);
        });
    }

    /**
     * Changes a refresh token for new tokens.
     *
     * @throws ProblemException 401 when it is unknown, expired or used, or its user may not log in
     */
    Tokens refresh(String refreshToken) {
        byte[] digest = Sha256.of(refreshToken);
        return tokens(transactions
                .inTransaction(() -> accounts.useRefreshToken(digest)
                        .flatMap(used -> accounts.byId(used.userId())
                                .filter(Account::isActive)
                                .map(account -> issue(account, used.family())))
                        .or(() -> {
                            accounts.endFamily(digest);
                            return Optional.empty();
                        }))
                .orElseThrow(() -> ProblemException.of(
                        ClassroomProblem.REFRESH_REFUSED, "The refresh token is not good any more; log in again.")));
    }

    /** Ends what came of one log-in; one that is unknown is ended already. */
    void logOut(String refreshToken) {
        transactions.run(() -> accounts.endFamily(Sha256.of(refreshToken)));
    }

    /**
     * Changes the caller's password, and ends all other log-ins.
     *
     * @param refreshToken what the caller stays logged in with
     */
    void changePassword(Caller caller, String current, String wanted, @Nullable String refreshToken) {
        long userId = Long.parseLong(caller.userId());
        byte[] name = Sha256.of("user " + userId);
        countTry(name);
        Account account = transactions
                .inTransaction(() -> accounts.byId(userId))
                .filter(Account::isActive)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, "There is no such user."));
        if (!passwords.matches(current, account.passwordHash())) {
            throw ProblemException.invalid(List.of(new FieldError("/current_password", "is not your password")));
        }
        String hash = passwords.hash(wanted);
        transactions.run(() -> {
            accounts.succeeded(name);
            accounts.setPassword(userId, hash);
            UUID stays = refreshToken == null
                    ? null
                    : accounts.family(Sha256.of(refreshToken)).orElse(null);
            accounts.endOthers(userId, stays);
        });
    }

    @Override
    public Optional<Caller> find(String issuer, String subject) {
        return transactions
                .inTransaction(() -> accounts.byIdentity(issuer, subject))
                .filter(Account::isActive)
                .map(Account::caller);
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1m")
    void sweep() {
        transactions.run(accounts::sweep);
    }

    private record Issued(Account account, String refreshToken) {}

    private Issued issue(Account account, UUID family) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        accounts.keepRefreshToken(Sha256.of(refreshToken), family, account.userId(), settings.refreshLifetime());
        return new Issued(account, refreshToken);
    }

    /** Signed when the transaction is over: the key may have to be read first. */
    private Tokens tokens(Issued issued) {
        return new Tokens(
                mint.mint(issued.account()),
                issued.refreshToken(),
                settings.accessLifetime().toSeconds(),
                settings.refreshLifetime().toSeconds());
    }
}
