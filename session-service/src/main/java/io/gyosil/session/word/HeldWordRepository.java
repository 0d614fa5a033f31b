package io.gyosil.session.word;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;

/** The words of each organization. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HeldWordRepository extends GenericRepository<WordsView, Long> {

    /** Which version of its words an organization has, if it ever had any; it grows with every change. */
    @Query("SELECT version FROM held_word_list WHERE org_id = :orgId")
    Optional<Long> version(long orgId);

    /** An organization's words, in the order of their characters. */
    @Query("SELECT word FROM held_word WHERE org_id = :orgId ORDER BY word COLLATE \"C\"")
    List<String> words(long orgId);

    /** Takes the lock under which they are replaced. */
    @Transactional(propagation = MANDATORY)
    @Query("SELECT cast(pg_advisory_xact_lock(hashtextextended('held words ' || :orgId, 0)) AS text) AS locked")
    String lock(String orgId);

    /** Removes an organization's other words. */
    @Transactional(propagation = MANDATORY)
    @Query("DELETE FROM held_word WHERE org_id = :orgId AND word <> ALL (:wanted)")
    void removeAllBut(long orgId, @TypeDef(type = DataType.STRING_ARRAY) String[] wanted);

    /** Adds words that are not there yet. */
    @Transactional(propagation = MANDATORY)
    @Query("INSERT INTO held_word (org_id, word) SELECT :orgId, w FROM unnest(:wanted) AS w ON CONFLICT DO NOTHING")
    void add(long orgId, @TypeDef(type = DataType.STRING_ARRAY) String[] wanted);

    /**
     * Gives an organization's words a new version.
     *
     * @return that version, alone
     */
    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO held_word_list (org_id) VALUES (:orgId)
        ON CONFLICT (org_id) DO UPDATE SET version = nextval('state_version')
        RETURNING version
        """)
    List<Long> mark(long orgId);
}
