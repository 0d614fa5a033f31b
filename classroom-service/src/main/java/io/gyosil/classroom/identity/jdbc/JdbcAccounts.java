package io.gyosil.classroom.identity.jdbc;

import io.gyosil.classroom.identity.Account;
import io.gyosil.classroom.identity.Accounts;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcAccounts implements Accounts {

    private static final String ACCOUNT = """
        SELECT u.id, u.org_id, u.role, u.is_active, u.is_operator, u.password_hash,
               s.id AS student_id, t.id AS teacher_id
        FROM users u LEFT JOIN students s ON s.user_id = u.id LEFT JOIN teachers t ON t.user_id = u.id
        """;
    private static final String BY_EMAIL = ACCOUNT + "WHERE lower(u.email) = lower(?)";
    private static final String BY_ID = ACCOUNT + "WHERE u.id = ?";
    private static final String BY_IDENTITY =
            ACCOUNT + "WHERE u.id = (SELECT user_id FROM user_identity WHERE issuer = ? AND subject = ?)";
    private static final String SET_PASSWORD = "UPDATE users SET password_hash = ? WHERE id = ?";

    // Counted before the password is looked at, so that many at once are no way round. The try that fills the measure
    // is
    // still made; who comes after it waits, and waiting does not make it longer.
    private static final String ATTEMPT = """
        INSERT INTO login_attempt AS a (name_digest, failures, latest_at)
        VALUES (?, 1, clock_timestamp())
        ON CONFLICT (name_digest) DO UPDATE
        SET failures = CASE WHEN a.locked_until > clock_timestamp() THEN a.failures
                            WHEN a.locked_until IS NOT NULL OR a.latest_at < clock_timestamp() - ?::interval THEN 1
                            ELSE a.failures + 1 END,
            locked_until = CASE WHEN a.locked_until > clock_timestamp() THEN a.locked_until
                                WHEN a.locked_until IS NULL AND a.latest_at >= clock_timestamp() - ?::interval
                                     AND a.failures + 1 > ?
                                THEN clock_timestamp() + ?::interval END,
            latest_at = clock_timestamp()
        RETURNING locked_until
        """;
    private static final String SUCCEEDED = "DELETE FROM login_attempt WHERE name_digest = ?";
    private static final String KEEP = """
        INSERT INTO refresh_token (digest, family, user_id, expires_at) VALUES (?, ?, ?, now() + ?::interval)
        """;
    private static final String USE = """
        UPDATE refresh_token SET used_at = now()
        WHERE digest = ? AND used_at IS NULL AND expires_at > now()
        RETURNING family, user_id
        """;
    private static final String END_FAMILY = """
        DELETE FROM refresh_token WHERE family = (SELECT family FROM refresh_token WHERE digest = ?)
        """;
    private static final String END_OTHERS =
            "DELETE FROM refresh_token WHERE user_id = ? AND family IS DISTINCT FROM ?::uuid";
    private static final String FAMILY = "SELECT family FROM refresh_token WHERE digest = ?";
    private static final String SWEEP = """
        WITH tokens AS (DELETE FROM refresh_token WHERE expires_at < now())
        DELETE FROM login_attempt WHERE latest_at < now() - interval '1 day'
        """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('first admin', 0))";
    private static final String IS_NEW = "SELECT NOT EXISTS (SELECT FROM users)";

    @Override
    public Optional<Account> byEmail(String email) {
        return one(BY_EMAIL, List.of(email));
    }

    @Override
    public Optional<Account> byId(long userId) {
        return one(BY_ID, List.of(userId));
    }

    @Override
    public Optional<Account> byIdentity(String issuer, String subject) {
        return one(BY_IDENTITY, List.of(issuer, subject));
    }

    private static Optional<Account> one(String sql, List<Object> parameters) {
        return Statements.query(sql, parameters, JdbcAccounts::read).stream().findFirst();
    }

    @Override
    public void setPassword(long userId, String hash) {
        Statements.later(SET_PASSWORD, List.of(hash, userId));
    }

    @Override
    public @Nullable Instant attempt(byte[] nameDigest, int mostFailures, Duration lockedFor) {
        String interval = interval(lockedFor);
        List<Object> parameters = List.of(nameDigest, interval, interval, mostFailures, interval);
        List<Optional<Instant>> until = Statements.query(
                ATTEMPT,
                parameters,
                row -> row.getString(1) == null ? Optional.empty() : Optional.of(Cells.time(row, "locked_until")));
        return until.getFirst().orElse(null);
    }

    @Override
    public void succeeded(byte[] nameDigest) {
        Statements.later(SUCCEEDED, List.of(nameDigest));
    }

    @Override
    public void keepRefreshToken(byte[] digest, UUID family, long userId, Duration lifetime) {
        Statements.later(KEEP, List.of(digest, family, userId, interval(lifetime)));
    }

    @Override
    public Optional<Refreshed> useRefreshToken(byte[] digest) {
        return Statements.query(
                        USE,
                        List.of(digest),
                        row -> new Refreshed(row.getObject("family", UUID.class), row.getLong("user_id")))
                .stream()
                .findFirst();
    }

    @Override
    public void endFamily(byte[] digest) {
        Statements.later(END_FAMILY, List.of(digest));
    }

    @Override
    public void endOthers(long userId, @Nullable UUID family) {
        Statements.later(END_OTHERS, Arrays.asList(userId, family == null ? null : family.toString()));
    }

    @Override
    public Optional<UUID> family(byte[] digest) {
        return Statements.query(FAMILY, List.of(digest), row -> row.getObject("family", UUID.class)).stream()
                .findFirst();
    }

    @Override
    public void sweep() {
        Statements.later(SWEEP, List.of());
    }

    @Override
    public boolean isNew() {
        Statements.later(LOCK, List.of());
        return Statements.query(IS_NEW, List.of(), row -> row.getBoolean(1)).getFirst();
    }

    private static String interval(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getLong("org_id"),
                row.getString("role"),
                row.getBoolean("is_active"),
                row.getBoolean("is_operator"),
                row.getString("password_hash"),
                Cells.number(row, "student_id"),
                Cells.number(row, "teacher_id"));
    }
}
