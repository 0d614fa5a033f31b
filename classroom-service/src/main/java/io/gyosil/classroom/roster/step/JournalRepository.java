package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;

/** How far the journal of an import is taken back. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface JournalRepository extends GenericRepository<JournalRepository.Entry, String> {

    /** The journal's rows {@code j} that are under way. */
    String UNDER_WAY = "j.import_id = :id AND j.outcome = 'under-way'\n";

    /** One thing that an import did. */
    @MappedEntity("roster_journal")
    record Entry(@Id String entity) {}

    /** Marks the next rows as under way; says how many these are. */
    @Query("""
        UPDATE roster_journal AS j
        SET outcome = 'under-way'
        WHERE j.import_id = :id AND j.kind = :kind
          AND j.entity = ANY (ARRAY(
              SELECT entity FROM roster_journal
              WHERE import_id = :id AND kind = :kind AND action = ANY (:actions) AND outcome IS NULL
              ORDER BY entity
              LIMIT :most))
        """)
    long take(long id, String kind, @TypeDef(type = DataType.STRING_ARRAY) String[] actions, int most);

    /** What is still under way is taken back. */
    @Query("""
        UPDATE roster_journal AS j
        SET outcome = 'taken-back'
        WHERE
        """ + UNDER_WAY)
    void takenBack(long id);
}
