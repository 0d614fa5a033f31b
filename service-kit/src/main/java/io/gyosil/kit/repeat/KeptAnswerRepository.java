package io.gyosil.kit.repeat;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.Optional;

/** The answers that requests with a key got. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface KeptAnswerRepository extends GenericRepository<KeptAnswer, String> {

    /** Whether a key is nobody else's until the transaction ends. */
    @Query("SELECT pg_try_advisory_xact_lock(hashtextextended(:userAndKey, 0))")
    boolean claim(String userAndKey);

    /** Forgets those that are older than a day. */
    @Query("DELETE FROM idempotency_key WHERE created_at < now() - interval '1 day'")
    void forget();

    @Query("SELECT key, digest, answer FROM idempotency_key WHERE user_id = :userId AND key = :key")
    Optional<KeptAnswer> find(long userId, String key);

    @Query("INSERT INTO idempotency_key (user_id, key, digest, answer) VALUES (:userId, :key, :digest, :answer)")
    void keep(long userId, String key, byte[] digest, String answer);
}
