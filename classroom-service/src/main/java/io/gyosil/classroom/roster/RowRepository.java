package io.gyosil.classroom.roster;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import org.jspecify.annotations.Nullable;

/** The rows of imports as their files say them, many at a time. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface RowRepository extends GenericRepository<ImportState, Long> {

    @Query("""
        INSERT INTO roster_row (import_id, kind, n, line, sourced_id, role, name, email, grade, subject, class_ref,
                                user_ref, is_active, is_primary, removed, col, problem, note, remark)
        SELECT :id, kind, n, line, sourced_id, role, name, email, grade, subject, class_ref, user_ref, is_active,
               is_primary, removed, col, problem, note, remark
        FROM unnest(:kinds, :ns, :lines, :sourcedIds, :roles, :names, :emails, :grades, :subjects, :classRefs,
                    :userRefs, :active, :primary, :removed, :columns, :problems, :notes, :remarks)
             AS r (kind, n, line, sourced_id, role, name, email, grade, subject, class_ref, user_ref, is_active,
                   is_primary, removed, col, problem, note, remark)
        """)
    void add(
            long id,
            @TypeDef(type = DataType.STRING_ARRAY) String[] kinds,
            long[] ns,
            long[] lines,
            @TypeDef(type = DataType.STRING_ARRAY) String[] sourcedIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] roles,
            @TypeDef(type = DataType.STRING_ARRAY) String[] names,
            @TypeDef(type = DataType.STRING_ARRAY) String[] emails,
            @TypeDef(type = DataType.STRING_ARRAY) String[] grades,
            @TypeDef(type = DataType.STRING_ARRAY) String[] subjects,
            @TypeDef(type = DataType.STRING_ARRAY) String[] classRefs,
            @TypeDef(type = DataType.STRING_ARRAY) String[] userRefs,
            boolean[] active,
            boolean[] primary,
            boolean[] removed,
            @TypeDef(type = DataType.STRING_ARRAY) String[] columns,
            @TypeDef(type = DataType.STRING_ARRAY) String[] problems,
            @TypeDef(type = DataType.STRING_ARRAY) String[] notes,
            @TypeDef(type = DataType.STRING_ARRAY) String[] remarks);

    /** Lets the database learn how many rows there are of what, before it is asked about them. */
    @Query("SELECT cast(count_roster_rows() AS text)")
    @Nullable
    String counted();

    /** The last of the next so many rows of a kind; null when there are no more. */
    @Query("""
        SELECT max(n) FROM (
            SELECT n FROM roster_row
            WHERE import_id = :id AND kind = :kind AND n > :after
            ORDER BY n
            LIMIT :most
        ) AS chunk
        """)
    @Nullable
    Long next(long id, String kind, long after, int most);

    /** Removes some rows of an import; says how many. */
    @Query("""
        DELETE FROM roster_row
        WHERE import_id = :id AND ctid IN (SELECT ctid FROM roster_row WHERE import_id = :id LIMIT :most)
        """)
    long remove(long id, int most);

    /** Removes some of the journal of an import; says how many entries. */
    @Query("""
        DELETE FROM roster_journal
        WHERE import_id = :id AND ctid IN (SELECT ctid FROM roster_journal WHERE import_id = :id LIMIT :most)
        """)
    long removeJournal(long id, int most);
}
