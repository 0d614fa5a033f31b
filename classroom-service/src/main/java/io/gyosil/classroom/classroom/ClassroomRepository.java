package io.gyosil.classroom.classroom;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes. Whose they are is said by who asks: the database shows them all. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface ClassroomRepository extends GenericRepository<ClassroomView, String> {

    String COLUMNS = """
        classroom_id AS id, name, org_id, cast(teacher_id AS bigint) AS teacher_id,
        ARRAY(SELECT o.teacher_id FROM class_co_teacher o
              WHERE o.class_id = classroom.classroom_id
                AND cast(o.teacher_id AS text) IS DISTINCT FROM classroom.teacher_id
              ORDER BY o.teacher_id) AS co_teacher_ids,
        grade_level, metadata ->> 'subject' AS subject, nullif(metadata - 'subject', '{}') AS meta, version, created_at,
        updated_at
        """;

    String METADATA = """
        nullif(coalesce(cast(:meta AS jsonb), '{}')
            || jsonb_strip_nulls(jsonb_build_object('subject', cast(:subject AS text))), '{}')
        """;

    @Query("SELECT " + COLUMNS + "FROM classroom WHERE classroom_id = :id")
    Optional<ClassroomView> find(String id);

    /** Like {@link #find}, and nobody else changes it or who is in it until the transaction ends. */
    @Query("SELECT " + COLUMNS + "FROM classroom WHERE classroom_id = :id FOR UPDATE")
    Optional<ClassroomView> lock(String id);

    /**
     * Some of them by id; null is any.
     *
     * @param teacher the decimal text of a teacher's number, as the table has it
     */
    @Query("SELECT " + COLUMNS + """
        FROM classroom
        WHERE org_id = :orgId
          AND (cast(:teacher AS text) IS NULL OR teacher_id = :teacher
               OR EXISTS (SELECT FROM class_co_teacher o
                          WHERE o.class_id = classroom_id AND cast(o.teacher_id AS text) = :teacher))
          AND (cast(:gradeLevel AS text) IS NULL OR grade_level = :gradeLevel)
          AND (cast(:subject AS text) IS NULL OR metadata ->> 'subject' = :subject)
          AND (cast(:name AS text) IS NULL OR position(lower(normalize(:name)) IN lower(name)) > 0)
          AND (cast(:studentId AS bigint) IS NULL
               OR classroom_id IN (SELECT class_id FROM student_classroom WHERE student_id = :studentId))
          AND (cast(:after AS text) IS NULL OR classroom_id > :after)
        ORDER BY classroom_id
        LIMIT :most OFFSET :skip
        """)
    List<ClassroomView> page(
            long orgId,
            @Nullable String teacher,
            @Nullable String gradeLevel,
            @Nullable String subject,
            @Nullable String name,
            @Nullable Long studentId,
            @Nullable String after,
            int skip,
            int most);

    @Query("""
        INSERT INTO classroom (classroom_id, name, org_id, teacher_id, grade_level, metadata)
        VALUES (cast(nextval('classroom_id') AS text), :name, :orgId, cast(cast(:teacherId AS bigint) AS text),
        """ + ":gradeLevel, " + METADATA + ") RETURNING " + COLUMNS)
    ClassroomView insert(
            String name,
            long orgId,
            @Nullable Long teacherId,
            @Nullable String gradeLevel,
            @Nullable String subject,
            @Nullable String meta);

    @Query("""
        UPDATE classroom
        SET name = :name, teacher_id = cast(cast(:teacherId AS bigint) AS text), grade_level = :gradeLevel, metadata =
        """ + METADATA + "WHERE classroom_id = :id RETURNING " + COLUMNS)
    ClassroomView update(
            String id,
            String name,
            @Nullable Long teacherId,
            @Nullable String gradeLevel,
            @Nullable String subject,
            @Nullable String meta);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    @Query("DELETE FROM classroom WHERE classroom_id = :id RETURNING nextval('state_version')")
    long delete(String id);

    /** Makes these teachers the co-teachers of a class that is locked. */
    @Query("""
        WITH gone AS (
            DELETE FROM class_co_teacher WHERE class_id = :id AND teacher_id <> ALL (:teacherIds))
        INSERT INTO class_co_teacher (class_id, teacher_id) SELECT :id, unnest(:teacherIds) ON CONFLICT DO NOTHING
        """)
    void setCoTeachers(String id, long[] teacherIds);

    /** Those of the teachers who are of the organization; not removed until the transaction ends. */
    @Query("SELECT id FROM teachers WHERE org_id = :orgId AND id = ANY (:teacherIds) ORDER BY id FOR KEY SHARE")
    List<Long> lockTeachers(long orgId, long[] teacherIds);

    /** Whether a student is in a class. */
    @Query("SELECT EXISTS (SELECT FROM student_classroom WHERE class_id = :id AND student_id = :studentId)")
    boolean hasStudent(String id, long studentId);
}
