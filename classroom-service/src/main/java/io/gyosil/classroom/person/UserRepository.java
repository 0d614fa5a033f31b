package io.gyosil.classroom.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users: those that the caller may see. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface UserRepository extends GenericRepository<UserView, Long> {

    String SELECT = """
        SELECT id, org_id, email, name, role, is_active, is_operator, version, created_at, updated_at,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('issuer', issuer, 'subject', subject)
                                          ORDER BY issuer, subject), '[]')
                FROM user_identity WHERE user_id = users.id) AS identities
        FROM users
        """;

    @Query(SELECT + "WHERE id = :id")
    Optional<UserView> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    @Query(SELECT + "WHERE id = :id FOR UPDATE OF users")
    Optional<UserView> lock(long id);

    /** The organization of a user, be it hidden from the caller. */
    @Query("SELECT organization_of('user', cast(:id AS text))")
    @Nullable
    Long organizationOf(long id);

    /**
     * Some of them by id; null is any.
     *
     * @param name a part of the name, whatever its case
     */
    @Query(SELECT + """
        WHERE (cast(:orgId AS bigint) IS NULL OR org_id = :orgId)
          AND (cast(:role AS text) IS NULL OR role = :role)
          AND (cast(:name AS text) IS NULL OR position(lower(normalize(:name)) IN lower(name)) > 0)
          AND (cast(:isActive AS boolean) IS NULL OR is_active = :isActive)
          AND (cast(:email AS text) IS NULL OR lower(email) = lower(:email))
          AND id > coalesce(cast(:after AS bigint), 0)
        ORDER BY id
        LIMIT :most OFFSET :skip
        """)
    List<UserView> page(
            @Nullable Long orgId,
            @Nullable String role,
            @Nullable String name,
            @Nullable String email,
            @Nullable Boolean isActive,
            @Nullable Long after,
            int skip,
            int most);

    /** Adds one, whose id it answers; a password is given as its hash. */
    @Query("""
        INSERT INTO users (org_id, email, name, role, is_active, is_operator, password_hash)
        VALUES (:orgId, :email, :name, :role, :isActive, :isOperator, :passwordHash)
        RETURNING id
        """)
    long insert(
            long orgId,
            @Nullable String email,
            @Nullable String name,
            String role,
            boolean isActive,
            boolean isOperator,
            @Nullable String passwordHash);

    @Query("UPDATE users SET email = :email, name = :name, role = :role, is_active = :isActive WHERE id = :id")
    void update(long id, @Nullable String email, @Nullable String name, String role, boolean isActive);

    @Query("UPDATE users SET password_hash = :hash WHERE id = :id")
    void setPassword(long id, String hash);

    @Query("DELETE FROM user_identity WHERE user_id = :id")
    void forgetIdentities(long id);

    @Query("""
        INSERT INTO user_identity (issuer, subject, user_id)
        SELECT n.issuer, n.subject, :id FROM unnest(:issuers, :subjects) AS n (issuer, subject)
        """)
    void keepIdentities(
            long id,
            @TypeDef(type = DataType.STRING_ARRAY) String[] issuers,
            @TypeDef(type = DataType.STRING_ARRAY) String[] subjects);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    @Query("DELETE FROM users WHERE id = :id RETURNING nextval('state_version')")
    long delete(long id);

    /** Has others who ask for the admins of an organization wait. */
    @Query("SELECT id FROM organizations WHERE id = :orgId FOR UPDATE")
    long lockOrganization(long orgId);

    /** Whether an organization has an active admin other than this user. */
    @Query("SELECT EXISTS (SELECT FROM users WHERE org_id = :orgId AND id <> :id AND role = 'admin' AND is_active)")
    boolean hasOtherAdmin(long orgId, long id);

    /** Keeps the digest of a link's token instead of the one before; until when it is good. */
    @Query("SELECT offer_password(:id, :digest)")
    Instant offerPassword(long id, byte[] digest);

    /** Ends what a user is logged in with, and the link to set a password. */
    @Query("SELECT coalesce(cast(log_out(:id) AS text), '')")
    String logOut(long id);
}
