package io.gyosil.classroom.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people are logged in with, and their tries to log in. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface LoginRepository extends GenericRepository<LoginRepository.Family, UUID> {

    /**
     * What came of one log-in.
     *
     * @param family the name of all its refresh tokens
     * @param userId whose it is
     */
    @MappedEntity("refresh_token")
    record Family(@Id UUID family, long userId) {}

    /**
     * Counts a try to log in as failed, until it has succeeded. The try that fills the measure is still made; who comes after
     * it waits, and waiting does not make it longer.
     *
     * @param lockedFor in milliseconds
     * @param who from where it is tried, and the name: counted as the database compares names
     * @return for how many seconds the name is locked; 0 when it is not, and the try may be made
     */
    @Query("""
        INSERT INTO login_attempt AS a (name_digest, failures, latest_at)
        VALUES (sha256(convert_to(lower(:who), 'UTF8')), 1, clock_timestamp())
        ON CONFLICT (name_digest) DO UPDATE
        SET failures = CASE WHEN a.locked_until > clock_timestamp() THEN a.failures
                            WHEN a.locked_until IS NOT NULL
                                 OR a.latest_at < clock_timestamp() - :lockedFor * interval '1 millisecond' THEN 1
                            ELSE a.failures + 1 END,
            locked_until = CASE WHEN a.locked_until > clock_timestamp() THEN a.locked_until
                                WHEN a.locked_until IS NULL
                                     AND a.latest_at >= clock_timestamp() - :lockedFor * interval '1 millisecond'
                                     AND a.failures + 1 > :mostFailures
                                THEN clock_timestamp() + :lockedFor * interval '1 millisecond' END,
            latest_at = clock_timestamp()
        RETURNING CASE WHEN locked_until IS NULL THEN 0
                       ELSE greatest(cast(floor(extract(epoch FROM locked_until - clock_timestamp())) AS bigint), 1) END
        """)
    long attempt(String who, int mostFailures, long lockedFor);

    /** Forgets failures: a try has succeeded. */
    @Query("""
        DELETE FROM login_attempt
        WHERE name_digest IN (SELECT sha256(convert_to(lower(who), 'UTF8')) FROM unnest(:tries) AS t (who))
        """)
    void succeeded(@TypeDef(type = DataType.STRING_ARRAY) String[] tries);

    /** Whether the user of that address has logged in on a device before. */
    @Query("""
        SELECT EXISTS (SELECT FROM known_device d JOIN users u ON u.id = d.user_id
                       WHERE d.digest = :device AND lower(u.email) = lower(:email)) AS known
        """)
    boolean knows(byte[] device, String email);

    /** Remembers that a user has logged in on a device. */
    @Query("""
        INSERT INTO known_device (digest, user_id) VALUES (:device, :userId)
        ON CONFLICT (digest, user_id) DO UPDATE SET seen_at = now()
        """)
    void remember(byte[] device, long userId);

    /** @param lifetime in milliseconds */
    @Query("""
        INSERT INTO refresh_token (digest, family, user_id, expires_at)
        VALUES (:digest, :family, :userId, now() + :lifetime * interval '1 millisecond')
        """)
    void keep(byte[] digest, UUID family, long userId, long lifetime);

    /** Marks a refresh token as used; empty when it is unknown, expired or used, but for once more at once by the same device. */
    @Query("""
        UPDATE refresh_token
        SET used_at = coalesce(used_at, now()), used_by = :device, used_again = used_at IS NOT NULL
        WHERE digest = :digest AND expires_at > now()
          AND (used_at IS NULL
               OR (used_by = :device AND NOT used_again AND used_at > now() - interval '10 seconds'))
        RETURNING family, user_id
        """)
    List<Family> use(byte[] digest, byte[] device);

    /** Ends all tokens of the family of a token, itself used or not. */
    @Query("DELETE FROM refresh_token WHERE family = (SELECT family FROM refresh_token WHERE digest = :digest)")
    void endFamily(byte[] digest);

    /**
     * Ends what a user is logged in with, but for what came of one log-in.
     *
     * @param stays the digest of a token of that one; empty for none
     */
    @Query("""
        DELETE FROM refresh_token
        WHERE user_id = :userId
          AND family IS DISTINCT FROM (SELECT family FROM refresh_token WHERE digest = :stays)
        """)
    void endOthers(long userId, byte[] stays);

    /** Whether a link to set a password is good. */
    @Query("""
        SELECT EXISTS (SELECT FROM password_link l JOIN users u ON u.id = l.user_id
                       WHERE l.digest = :digest AND l.expires_at > now() AND u.is_active) AS known
        """)
    boolean knowsLink(byte[] digest);

    /** Uses a link up; whose it was, null when it is not good. */
    @Query("""
        DELETE FROM password_link l
        USING users u
        WHERE u.id = l.user_id AND l.digest = :digest AND l.expires_at > now() AND u.is_active
        RETURNING l.user_id
        """)
    @Nullable
    Long useLink(byte[] digest);

    @Query("DELETE FROM password_link WHERE user_id = :userId")
    void endLink(long userId);

    /** Forgets what has expired. */
    @Query("""
        WITH links AS (DELETE FROM password_link WHERE expires_at < now()),
             tokens AS (DELETE FROM refresh_token WHERE expires_at < now()),
             devices AS (DELETE FROM known_device WHERE seen_at < now() - interval '400 days')
        DELETE FROM login_attempt WHERE latest_at < now() - interval '1 day'
        """)
    void sweep();
}
