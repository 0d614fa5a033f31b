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

/** The teachers: those that the caller may see. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface TeacherRepository extends GenericRepository<TeacherView, Long>, ProfileRepository<TeacherView> {

    String SELECT = """
        SELECT p.id, p.user_id, p.org_id, u.name, p.subject, p.meta, p.version, p.created_at, p.updated_at
        FROM teachers p JOIN users u ON u.id = p.user_id
        """;

    @Override
    @Query(SELECT + "WHERE p.id = :id")
    Optional<TeacherView> find(long id);

    @Override
    @Query(SELECT + "WHERE p.id = :id FOR UPDATE OF p")
    Optional<TeacherView> lock(long id);

    @Override
    @Query("SELECT organization_of('teacher', cast(:id AS text))")
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
          AND (cast(:subject AS text) IS NULL OR p.subject = :subject)
          AND (cast(:name AS text) IS NULL OR position(lower(normalize(:name)) IN lower(u.name)) > 0)
          AND p.id > coalesce(cast(:after AS bigint), 0)
        ORDER BY p.id
        LIMIT :most OFFSET :skip
        """)
    List<TeacherView> page(
            @Nullable Long orgId,
            @Nullable Long userId,
            @Nullable String subject,
            @Nullable String name,
            @Nullable Long after,
            int skip,
            int most);

    /** Adds one, whose id it answers. */
    @Query("""
        INSERT INTO teachers (user_id, org_id, subject, meta)
        VALUES (:userId, :orgId, :subject, cast(:meta AS jsonb))
        RETURNING id
        """)
    long insert(long userId, long orgId, @Nullable String subject, @Nullable String meta);

    @Query("UPDATE teachers SET subject = :subject, meta = cast(:meta AS jsonb) WHERE id = :id")
    void update(long id, @Nullable String subject, @Nullable String meta);

    @Override
    @Query("DELETE FROM teachers WHERE id = :id RETURNING nextval('state_version')")
    long delete(long id);

    /** How many classes a teacher has, alone or with others. */
    @Query("""
        SELECT (SELECT count(*) FROM classroom WHERE teacher_id = cast(:id AS text))
             + (SELECT count(*) FROM class_co_teacher WHERE teacher_id = :id)
        """)
    int classes(long id);
}
