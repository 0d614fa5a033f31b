package io.gyosil.classroom.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;

/** The signing keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface KeyRepository extends GenericRepository<KeyRepository.Row, String> {

    /**
     * One key.
     *
     * @param sealed its private half
     * @param publicKey as a JWK
     * @param signsFrom from when on it signs
     */
    @MappedEntity("signing_key")
    @SuppressWarnings("ArrayRecordComponent")
    record Row(@Id String kid, byte[] sealed, String publicKey, Instant signsFrom) {}

    /** Nobody else makes or ends keys until the transaction ends. */
    @Query("SELECT cast(pg_advisory_xact_lock(hashtextextended('signing keys', 0)) AS text)")
    String lock();

    /** All of them, the first to sign first. */
    @Query("SELECT kid, sealed, public_key, signs_from FROM signing_key ORDER BY signs_from, kid")
    List<Row> all();

    @Query("""
        INSERT INTO signing_key (kid, sealed, public_key, signs_from)
        VALUES (:kid, :sealed, :publicKey, :signsFrom)
        """)
    void insert(String kid, byte[] sealed, String publicKey, Instant signsFrom);

    @Query("DELETE FROM signing_key WHERE kid = :kid")
    void delete(String kid);
}
