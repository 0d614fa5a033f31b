package io.gyosil.classroom.roster.oneroster;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization goes into a roster, page by page, each in a transaction of its own: the database shows the caller's
 * organization alone. Sourced ids are those of the links to a source, and ids of ours where there is none; an import knows both.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional
interface ExportRepository extends GenericRepository<ExportRepository.Person, Long> {

    String USER_ID = """
        coalesce((SELECT min(l.sourced_id) FROM roster_link AS l
                  WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user' AND l.user_id = u.id),
                 'gyosil-user-' || u.id)
        """;

    String CLASS_ID = """
        coalesce((SELECT min(l.sourced_id) FROM roster_link AS l
                  WHERE l.org_id = :org AND l.source = :source AND l.kind = 'class' AND l.class_id = c.classroom_id),
                 'gyosil-class-' || c.classroom_id)
        """;

    /** A student or teacher. */
    @MappedEntity("users")
    record Person(
            @Id long id,
            String sourcedId,
            String role,
            @Nullable String name,
            @Nullable String email,
            boolean isActive,
            @Nullable String grade,
            @Nullable String subject) {}

    /** A class. */
    @Introspected
    record SchoolClass(
            String id,
            String sourcedId,
            String name,
            @Nullable String grade,
            @Nullable String subject) {}

    /** Who is in a class, or teaches it; the class's teacher is primary, its co-teachers are not. */
    @Introspected
    record Member(
            String classId, long userId, String classSourcedId, String userSourcedId, String role, boolean isPrimary) {}

    /** The organization's name. */
    @Query("SELECT name FROM organizations WHERE id = :org")
    Optional<String> organization(long org);

    /** People with a profile, in the order of their ids. */
    @Query("SELECT u.id, " + USER_ID + """
               AS sourced_id, u.role, u.name, u.email, u.is_active, s.grade, t.subject
        FROM users AS u
        LEFT JOIN students AS s ON s.user_id = u.id AND u.role = 'student'
        LEFT JOIN teachers AS t ON t.user_id = u.id AND u.role = 'teacher'
        WHERE u.org_id = :org AND u.id > :after AND coalesce(s.id, t.id) IS NOT NULL
        ORDER BY u.id
        LIMIT :limit
        """)
    List<Person> people(long org, String source, long after, int limit);

    /** Classes, in the order of their ids. */
    @Query("SELECT c.classroom_id AS id, " + CLASS_ID + """
               AS sourced_id, c.name, c.grade_level AS grade, c.metadata ->> 'subject' AS subject
        FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id > :after
        ORDER BY c.classroom_id
        LIMIT :limit
        """)
    List<SchoolClass> classes(long org, String source, String after, int limit);

    /** Teachers of classes, in the order of the classes' ids and their own. */
    @Query("SELECT c.classroom_id AS class_id, u.id AS user_id, " + CLASS_ID + " AS class_sourced_id, " + USER_ID + """
               AS user_sourced_id, 'teacher' AS role, taught.is_primary
        FROM classroom AS c
        CROSS JOIN LATERAL (
            SELECT c.teacher_id AS id, true AS is_primary
            UNION ALL
            SELECT o.teacher_id::text, false FROM class_co_teacher AS o
            WHERE o.class_id = c.classroom_id AND o.teacher_id::text IS DISTINCT FROM c.teacher_id) AS taught
        JOIN teachers AS t ON t.id::text = taught.id AND t.org_id = :org
        JOIN users AS u ON u.id = t.user_id
        WHERE c.org_id = :org AND c.classroom_id >= :after AND (c.classroom_id, u.id) > (:after, :afterUser)
        ORDER BY c.classroom_id, u.id
        LIMIT :limit
        """)
    List<Member> teachers(long org, String source, String after, long afterUser, int limit);

    /** Students in classes, in the order of the classes' ids and their own. */
    @Query("SELECT c.classroom_id AS class_id, u.id AS user_id, " + CLASS_ID + " AS class_sourced_id, " + USER_ID + """
               AS user_sourced_id, 'student' AS role, false AS is_primary
        FROM classroom AS c
        JOIN student_classroom AS e ON e.class_id = c.classroom_id
        JOIN students AS s ON s.id = e.student_id AND s.org_id = :org
        JOIN users AS u ON u.id = s.user_id
        WHERE c.org_id = :org AND c.classroom_id >= :after AND (c.classroom_id, u.id) > (:after, :afterUser)
        ORDER BY c.classroom_id, u.id
        LIMIT :limit
        """)
    List<Member> students(long org, String source, String after, long afterUser, int limit);
}
