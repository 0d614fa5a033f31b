package io.gyosil.classroom.identity;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.person.Passwords;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ExternalUsers;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs people in and out. A refresh token is good for one use and brings the next one, and once more for ten seconds where it was
 * used, since answers get lost and pages ask at once; one that comes again otherwise was stolen from somebody, so everything that
 * came of it ends (RFC 9700, section 4.14.2). No transaction is open while a password is looked
 * at, which takes a while, or a token is signed, for which a key may have to be read.
 */
@Singleton
public class Login implements ExternalUsers {

    private final Sessions sessions;
    private final Passwords passwords;
    private final AccessTokenMint mint;
    /** So many times as many failures lock a name for all who come from somewhere new, wherever that is. */
    private static final int ANYWHERE = 10;

    private final AddressTurns turns;
    private final IdentitySettings settings;

    Login(Sessions sessions, Passwords passwords, AccessTokenMint mint, AddressTurns turns, IdentitySettings settings) {
        this.turns = turns;
        this.sessions = sessions;
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
     * Logs in. Says the same of a name that nobody has as of a wrong password, and takes as long. Failures count where they
     * come from, so that nobody keeps somebody else out: a device in which that user has logged in before counts for itself and
     * goes first.
     *
     * @throws ProblemException 401 for wrong credentials, 429 for a name with too many failures or for an address with too
     *     many tries at once
     */
    Tokens logIn(String email, String password, Device device) {
        String name = email.strip();
        byte[] token = device.tokenDigest();
        if (token != null && sessions.knows(token, name)) {
            String from = "device " + HexFormat.of().formatHex(token) + " " + name;
            countTry(from, settings.mostFailures());
            return checked(name, password, token, from);
        }
        return turns.inTurn(device.address(), () -> {
            String from = "address " + device.address() + " " + name;
            String anywhere = "anywhere " + name;
            countTry(from, settings.mostFailures());
            countTry(anywhere, settings.mostFailures() * ANYWHERE);
            return checked(name, password, token, from, anywhere);
        });
    }

    private Tokens checked(String name, String password, byte @Nullable [] token, String... tries) {
        Optional<Account> account = sessions.byEmail(name);
        boolean matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        Account who = account.filter(found -> matches && found.isActive())
                .orElseThrow(() ->
                        ProblemException.of(ClassroomProblem.WRONG_CREDENTIALS, Words.of("detail.wrong-credentials")));
        return tokens(sessions.begin(who, token, tries));
    }

    private void countTry(String who, int most) {
        long seconds = sessions.countTry(who, most);
        if (seconds > 0) {
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Words.of("detail.too-many-failures"))
                    .with(ProblemException.RETRY_AFTER, seconds);
        }
    }

    /**
     * Changes a refresh token for new tokens.
     *
     * @throws ProblemException 401 when it is unknown, expired or used, or its user may not log in
     */
    Tokens refresh(String refreshToken, Device device) {
        return tokens(sessions.goOn(Sha256.of(refreshToken), device.digest())
                .orElseThrow(() ->
                        ProblemException.of(ClassroomProblem.REFRESH_REFUSED, Words.of("detail.refresh-refused"))));
    }

    /** Ends what came of one log-in; one that is unknown is ended already. */
    void logOut(String refreshToken) {
        sessions.end(Sha256.of(refreshToken));
    }

    /**
     * Changes the caller's password, and ends all other log-ins.
     *
     * @param refreshToken what the caller stays logged in with
     */
    void changePassword(Caller caller, String current, String wanted, @Nullable String refreshToken) {
        long userId = Long.parseLong(caller.userId());
        String who = "user " + userId;
        countTry(who, settings.mostFailures());
        Account account = sessions.active(userId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-user")));
        if (!passwords.matches(current, account.passwordHash())) {
            throw ProblemException.invalid("/current_password", "field.not-your-password");
        }
        String hash = passwords.hash(wanted);
        sessions.changePassword(who, userId, hash, refreshToken == null ? null : Sha256.of(refreshToken));
    }

    /** What the caller is called. */
    Optional<String> nameOf(Caller caller) {
        return sessions.active(Long.parseLong(caller.userId())).flatMap(found -> Optional.ofNullable(found.name()));
    }

    /**
     * Sets a password by a link, which is good once, and ends all log-ins. Who sends many tokens waits for themselves, and nothing
     * is hashed for one that is not good.
     *
     * @throws ProblemException 403 when the link is unknown, used or expired, a newer one was made, or its user may not log in
     */
    void setPassword(String token, String wanted, Device device) {
        byte[] link = Sha256.of(token);
        boolean isSet = turns.inTurn(
                device.address(), () -> sessions.knowsLink(link) && sessions.setPassword(link, passwords.hash(wanted)));
        if (!isSet) {
            throw ProblemException.of(ClassroomProblem.LINK_REFUSED, Words.of("detail.link-refused"));
        }
    }

    @Override
    public Optional<Caller> find(String issuer, String subject) {
        return sessions.active(issuer, subject).map(Account::caller);
    }

    private Tokens tokens(Sessions.Session session) {
        return new Tokens(
                mint.mint(session.account()),
                session.refreshToken(),
                settings.accessLifetime().toSeconds(),
                settings.refreshLifetime().toSeconds());
    }
}
