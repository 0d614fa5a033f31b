package io.gyosil.classroom.classroom;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which class. Who enrols or removes holds the lock of the class, so that the versions of an enrolment that goes and
 * comes back grow.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface EnrollmentRepository extends GenericRepository<EnrollmentView, Long> {

    String GONE = """
        RETURNING student_id, class_id, org_id, enrolled_at, nextval('state_version') AS version)
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version
        FROM gone e JOIN students s ON s.id = e.student_id
        """;

    /** By class and student, after one of them when it is not null. */
    @Query("""
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version
        FROM student_classroom e JOIN students s ON s.id = e.student_id
        WHERE (cast(:studentId AS bigint) IS NULL OR e.student_id = :studentId)
          AND (cast(:classId AS text) IS NULL OR e.class_id = :classId)
          AND (cast(:afterClass AS text) IS NULL OR (e.class_id, e.student_id) > (:afterClass, :afterStudent))
        ORDER BY e.class_id, e.student_id
        LIMIT :most OFFSET :skip
        """)
    List<EnrollmentView> page(
            @Nullable Long studentId,
            @Nullable String classId,
            @Nullable String afterClass,
            long afterStudent,
            int skip,
            int most);

    /** Enrols those of the students who are of the organization and not in the class yet. */
    @Query("""
        WITH enrolled AS (
            INSERT INTO student_classroom (student_id, class_id, org_id)
            SELECT id, :classId, org_id FROM students WHERE org_id = :orgId AND id = ANY (:studentIds)
            ON CONFLICT DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version)
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version
        FROM enrolled e JOIN students s ON s.id = e.student_id
        """)
    List<EnrollmentView> enroll(String classId, long orgId, long[] studentIds);

    /** Those of the students who are of the organization. */
    @Query("SELECT id FROM students WHERE org_id = :orgId AND id = ANY (:studentIds)")
    List<Long> known(long orgId, long[] studentIds);

    @Query("WITH gone AS (DELETE FROM student_classroom WHERE student_id = :studentId AND class_id = :classId " + GONE)
    List<EnrollmentView> remove(long studentId, String classId);

    /** Removes everybody from a class. */
    @Query("WITH gone AS (DELETE FROM student_classroom WHERE class_id = :classId " + GONE)
    List<EnrollmentView> removeAllFrom(String classId);

    /** Has others who change a student's classes, or who is in them, wait. */
    @Query("""
        SELECT classroom_id FROM classroom
        WHERE classroom_id IN (SELECT class_id FROM student_classroom WHERE student_id = :studentId)
        ORDER BY classroom_id FOR UPDATE
        """)
    List<String> lockClassesOf(long studentId);

    /** Removes a student from every class, which are locked. */
    @Query("WITH gone AS (DELETE FROM student_classroom WHERE student_id = :studentId " + GONE)
    List<EnrollmentView> removeAllOf(long studentId);
}
