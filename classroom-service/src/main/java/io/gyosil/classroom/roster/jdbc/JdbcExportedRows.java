package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.ExportedRows;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

@Singleton
class JdbcExportedRows implements ExportedRows {

    private static final String USER_ID = """
        coalesce((SELECT min(l.sourced_id) FROM roster_link AS l
                  WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user' AND l.user_id = u.id),
                 'gyosil-user-' || u.id)\
        """;

    private static final String CLASS_ID = """
        coalesce((SELECT min(l.sourced_id) FROM roster_link AS l
                  WHERE l.org_id = :org AND l.source = :source AND l.kind = 'class' AND l.class_id = c.classroom_id),
                 'gyosil-class-' || c.classroom_id)\
        """;

    private static final String PEOPLE = """
        SELECT u.id, %s AS sourced_id, u.role, u.name, u.email, u.is_active, s.grade, t.subject
        FROM users AS u
        LEFT JOIN students AS s ON s.user_id = u.id AND u.role = 'student'
        LEFT JOIN teachers AS t ON t.user_id = u.id AND u.role = 'teacher'
        WHERE u.org_id = :org AND u.id > :after AND coalesce(s.id, t.id) IS NOT NULL
        ORDER BY u.id
        LIMIT :limit
        """.formatted(USER_ID);

    private static final String CLASSES = """
        SELECT c.classroom_id, %s AS sourced_id, c.name, c.grade_level, c.metadata ->> 'subject' AS subject
        FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id > :after
        ORDER BY c.classroom_id
        LIMIT :limit
        """.formatted(CLASS_ID);

    private static final String TEACHERS = """
        SELECT c.classroom_id, u.id, %s AS class_ref, %s AS user_ref, 'teacher' AS role
        FROM classroom AS c
        JOIN teachers AS t ON t.id::text = c.teacher_id AND t.org_id = :org
        JOIN users AS u ON u.id = t.user_id
        WHERE c.org_id = :org AND c.classroom_id > :after
        ORDER BY c.classroom_id
        LIMIT :limit
        """.formatted(CLASS_ID, USER_ID);

    private static final String STUDENTS = """
        SELECT c.classroom_id, u.id, %s AS class_ref, %s AS user_ref, 'student' AS role
        FROM classroom AS c
        JOIN student_classroom AS e ON e.class_id = c.classroom_id
        JOIN students AS s ON s.id = e.student_id AND s.org_id = :org
        JOIN users AS u ON u.id = s.user_id
        WHERE c.org_id = :org AND c.classroom_id >= :after AND (c.classroom_id, u.id) > (:after, :afterUser)
        ORDER BY c.classroom_id, u.id
        LIMIT :limit
        """.formatted(CLASS_ID, USER_ID);

    @Override
    public String organization(long orgId) {
        return Transactions.handle()
                .createQuery("SELECT name FROM organizations WHERE id = :org")
                .bind("org", orgId)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    @Override
    public List<Person> people(long orgId, String source, long after, int limit) {
        return query(PEOPLE, orgId, source, limit)
                .bind("after", after)
                .map((row, context) -> new Person(
                        row.getLong("id"),
                        row.getString("sourced_id"),
                        row.getString("role"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("is_active"),
                        row.getString("grade"),
                        row.getString("subject")))
                .list();
    }

    @Override
    public List<SchoolClass> classes(long orgId, String source, String after, int limit) {
        return query(CLASSES, orgId, source, limit)
                .bind("after", after)
                .map((row, context) -> new SchoolClass(
                        row.getString("classroom_id"),
                        row.getString("sourced_id"),
                        row.getString("name"),
                        row.getString("grade_level"),
                        row.getString("subject")))
                .list();
    }

    @Override
    public List<Member> teachers(long orgId, String source, String afterClass, int limit) {
        return query(TEACHERS, orgId, source, limit)
                .bind("after", afterClass)
                .map((row, context) -> member(row))
                .list();
    }

    @Override
    public List<Member> students(long orgId, String source, String afterClass, long afterUser, int limit) {
        return query(STUDENTS, orgId, source, limit)
                .bind("after", afterClass)
                .bind("afterUser", afterUser)
                .map((row, context) -> member(row))
                .list();
    }

    private static Query query(String sql, long orgId, String source, int limit) {
        return Transactions.handle()
                .createQuery(sql)
                .bind("org", orgId)
                .bind("source", source)
                .bind("limit", limit);
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString("classroom_id"),
                row.getLong("id"),
                row.getString("class_ref"),
                row.getString("user_ref"),
                row.getString("role"));
    }
}
