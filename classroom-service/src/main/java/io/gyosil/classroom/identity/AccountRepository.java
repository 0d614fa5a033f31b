package io.gyosil.classroom.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.Optional;

/** Accounts, for background work alone: requests cannot read a password's hash, and nobody is logged in yet. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface AccountRepository extends GenericRepository<Account, Long> {

    String SELECT = """
        SELECT u.id AS user_id, u.org_id, u.name, u.role, u.is_active, u.is_operator, u.password_hash,
               s.id AS student_id, t.id AS teacher_id
        FROM users u LEFT JOIN students s ON s.user_id = u.id LEFT JOIN teachers t ON t.user_id = u.id
        """;

    /** The account with that e-mail address, whatever its case. */
    @Query(SELECT + "WHERE lower(u.email) = lower(:email)")
    Optional<Account> byEmail(String email);

    @Query(SELECT + "WHERE u.id = :userId")
    Optional<Account> byUser(long userId);

    /** The account that another issuer knows under that name. */
    @Query(SELECT + "WHERE u.id = (SELECT user_id FROM user_identity WHERE issuer = :issuer AND subject = :subject)")
    Optional<Account> byIdentity(String issuer, String subject);

    @Query("UPDATE users SET password_hash = :hash WHERE id = :userId")
    void setPassword(long userId, String hash);

    /** Has others who ask whether there are users wait. */
    @Query("SELECT cast(pg_advisory_xact_lock(hashtextextended('first admin', 0)) AS text)")
    String lockFirstAdmin();

    @Query("SELECT NOT EXISTS (SELECT FROM users)")
    boolean hasNoUsers();
}
