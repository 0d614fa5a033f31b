package io.gyosil.classroom.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The students: those that the caller may see. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface StudentRepository extends GenericRepository<StudentView, Long>, ProfileRepository<StudentView> {

    String SELECT = """
        SELECT p.id, p.user_id, p.org_id, u.name, p.grade, p.meta, p.version, p.created_at, p.updated_at
        FROM students p JOIN users u ON u.id = p.user_id
        """;

    @Override
    @Query(SELECT + "WHERE p.id = :id")
    Optional<StudentView> find(long id);

    @Override
    @Query(SELECT + "WHERE p.id = :id FOR UPDATE OF p")
    Optional<StudentView> lock(long id);

    @Override
    @Query("SELECT organization_of('student', cast(:id AS text))")
    @Nullable
    Long organizationOf(long id);

    /**
     * Some of them by id; null is any.
     *
     * @param name a part of the name, whatever its case
     */
    @Query(SELECT + """
        WHERE (cast(:orgId AS bigint) IS NULL OR p.org_id = :orgId)
          AND (cast(:userId AS bigint) IS NULL OR p.user_id = :userId)
          AND (cast(:grade AS text) IS NULL OR p.grade = :grade)
          AND (cast(:classId AS text) IS NULL
               OR p.id IN (SELECT student_id FROM student_classroom WHERE class_id = :classId))
          AND (cast(:name AS text) IS NULL OR position(lower(normalize(:name)) IN lower(u.name)) > 0)
          AND p.id > coalesce(cast(:after AS bigint), 0)
        ORDER BY p.id
        LIMIT :most OFFSET :skip
        """)
    List<StudentView> page(
            @Nullable Long orgId,
            @Nullable Long userId,
            @Nullable String grade,
            @Nullable String classId,
            @Nullable String name,
            @Nullable Long after,
            int skip,
            int most);

    /** Adds one, whose id it answers. */
    @Query("""
        INSERT INTO students (user_id, org_id, grade, meta)
        VALUES (:userId, :orgId, :grade, cast(:meta AS jsonb))
        RETURNING id
        """)
    long insert(long userId, long orgId, @Nullable String grade, @Nullable String meta);

    @Query("UPDATE students SET grade = :grade, meta = cast(:meta AS jsonb) WHERE id = :id")
    void update(long id, @Nullable String grade, @Nullable String meta);

    @Override
    @Query("DELETE FROM students WHERE id = :id RETURNING nextval('state_version')")
    long delete(long id);
}
