package io.gyosil.classroom.roster.compare;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** Counts what an import would change, and what is here. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface CountRepository extends GenericRepository<CountRepository.Actions, String> {

    /**
     * How many rows would do the same.
     *
     * @param what the kind and the action, such as {@code user created}
     */
    @MappedEntity
    record Actions(@Id String what, long rows) {}

    @Query("""
        SELECT kind || ' ' || action AS what, count(*) AS rows
        FROM roster_row
        WHERE import_id = :id AND action IS NOT NULL
        GROUP BY kind, action
        """)
    List<Actions> actions(long id);

    /** How many of what is here the rows of a kind name. */
    @Query("""
        SELECT count(DISTINCT (kind, entity, CASE WHEN kind = 'enrollment' THEN role || person END))
        FROM roster_row
        WHERE import_id = :id AND kind = :kind AND action IN ('changed', 'unchanged', 'removed')
        """)
    long named(long id, String kind);

    /** Whether the rows of a kind are meant to name all that is here. */
    @Query("""
        SELECT EXISTS (SELECT FROM roster_row WHERE import_id = :id AND kind = :kind)
           AND (SELECT mode <> 'delta' FROM roster_import WHERE id = :id)
        """)
    boolean isBulk(long id, String kind);

    @Query("SELECT count(*) FROM users WHERE org_id = :org AND role IN ('teacher', 'student')")
    long users(long org);

    @Query("SELECT count(*) FROM classroom WHERE org_id = :org")
    long classes(long org);

    /** Students in classes, and teachers of these. */
    @Query("""
        SELECT (SELECT count(*) FROM student_classroom WHERE org_id = :org)
             + (SELECT count(teacher_id) FROM classroom WHERE org_id = :org)
             + (SELECT count(*) FROM class_co_teacher AS o JOIN classroom AS c ON c.classroom_id = o.class_id
                WHERE c.org_id = :org)
        """)
    long enrollments(long org);

    /** New people whose sourcedId is that of somebody here but for zeros at its beginning. */
    @Query("""
        SELECT count(DISTINCT r.n)
        FROM roster_row AS r
        JOIN roster_link AS l ON l.org_id = :org AND l.source = :source AND l.kind = 'user'
            AND ltrim(l.sourced_id, '0') = ltrim(r.sourced_id, '0')
        WHERE r.import_id = :id AND r.kind = 'user' AND r.action = 'created'
        """)
    long sameButZeros(long id, long org, String source);

    /** New people whose sourcedId is that of somebody who came from another source. */
    @Query("""
        SELECT count(DISTINCT r.n)
        FROM roster_row AS r
        JOIN roster_link AS l ON l.org_id = :org AND l.source <> :source AND l.kind = 'user'
            AND l.sourced_id = r.sourced_id
        WHERE r.import_id = :id AND r.kind = 'user' AND r.action = 'created'
        """)
    long ofOtherSources(long id, long org, String source);

    /** New people who have the name and role of somebody here whom the roster does not name. */
    @Query("""
        SELECT count(*)
        FROM roster_row AS r
        WHERE r.import_id = :id AND r.kind = 'user' AND r.action = 'created'
          AND (r.role, r.name) IN (
              SELECT u.role, u.name FROM users AS u
              WHERE u.org_id = :org AND u.name IS NOT NULL
                AND NOT EXISTS (SELECT FROM roster_row AS o
                                WHERE o.import_id = :id AND o.kind = 'user' AND o.entity = u.id::text))
        """)
    long sameNames(long id, long org);

    /** Enrolments that go with their class, without being named. */
    @Query("""
        SELECT count(*)
        FROM roster_row AS r
        JOIN student_classroom AS e ON e.class_id = r.entity AND e.org_id = :org
        WHERE r.import_id = :id AND r.kind = 'class' AND r.action = 'removed'
          AND NOT EXISTS (SELECT FROM roster_row AS o
                          WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r.sourced_id
                            AND o.role = 'student' AND o.person = e.student_id::text AND o.action = 'removed')
        """)
    long enrollmentsWithClasses(long id, long org);
}
