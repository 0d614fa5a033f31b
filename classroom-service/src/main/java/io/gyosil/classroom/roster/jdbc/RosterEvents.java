package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.publish.ClassroomEvents;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.outbox.OutboxEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What statements return of the rows that they wrote, as events. */
final class RosterEvents {

    static final String USER = """
        u.id, u.org_id, u.email, u.name, u.role, u.is_active, u.is_operator, u.version, u.created_at, u.updated_at,
        ARRAY(SELECT i.issuer FROM user_identity AS i WHERE i.user_id = u.id ORDER BY i.issuer, i.subject) AS issuers,
        ARRAY(SELECT i.subject FROM user_identity AS i WHERE i.user_id = u.id ORDER BY i.issuer, i.subject) AS subjects\
        """;

    static final String TEACHER = "t.id, t.user_id, t.org_id, t.subject, t.version, t.created_at, t.updated_at";

    static final String STUDENT = "s.id, s.user_id, s.org_id, s.grade, s.version, s.created_at, s.updated_at";

    static final String CLASS = """
        c.classroom_id, c.name, c.org_id, c.teacher_id, c.grade_level, c.metadata ->> 'subject' AS subject, c.version,
        c.created_at, c.updated_at\
        """;

    private RosterEvents() {}

    static OutboxEvent user(ResultSet row) throws SQLException {
        return ClassroomEvents.changed(userOf(row));
    }

    static OutboxEvent userGone(ResultSet row) throws SQLException {
        return ClassroomEvents.removed(userOf(row), row.getLong("gone"));
    }

    private static User userOf(ResultSet row) throws SQLException {
        String[] issuers = (String[]) row.getArray("issuers").getArray();
        String[] subjects = (String[]) row.getArray("subjects").getArray();
        List<User.Identity> identities = new ArrayList<>();
        for (int i = 0; i < issuers.length; i++) {
            identities.add(new User.Identity(Objects.requireNonNull(issuers[i]), Objects.requireNonNull(subjects[i])));
        }
        return new User(
                row.getLong("id"),
                row.getLong("org_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("is_active"),
                row.getBoolean("is_operator"),
                identities,
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }

    static OutboxEvent teacher(ResultSet row) throws SQLException {
        return ClassroomEvents.changed(teacherOf(row));
    }

    static OutboxEvent teacherGone(ResultSet row) throws SQLException {
        return ClassroomEvents.removed(teacherOf(row), row.getLong("gone"));
    }

    private static Teacher teacherOf(ResultSet row) throws SQLException {
        return new Teacher(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                null,
                row.getString("subject"),
                null,
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }

    static OutboxEvent student(ResultSet row) throws SQLException {
        return ClassroomEvents.changed(studentOf(row));
    }

    static OutboxEvent studentGone(ResultSet row) throws SQLException {
        return ClassroomEvents.removed(studentOf(row), row.getLong("gone"));
    }

    private static Student studentOf(ResultSet row) throws SQLException {
        return new Student(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                null,
                row.getString("grade"),
                null,
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }

    static OutboxEvent schoolClass(ResultSet row) throws SQLException {
        return ClassroomEvents.changed(classOf(row));
    }

    static OutboxEvent classGone(ResultSet row) throws SQLException {
        return ClassroomEvents.removed(classOf(row), row.getLong("gone"));
    }

    private static Classroom classOf(ResultSet row) throws SQLException {
        return new Classroom(
                row.getString("classroom_id"),
                row.getString("name"),
                row.getLong("org_id"),
                row.getString("teacher_id"),
                row.getString("grade_level"),
                row.getString("subject"),
                null,
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }

    /** Of a row with student_id, class_id, user_id, org_id, enrolled_at and version. */
    static OutboxEvent enrollment(ResultSet row) throws SQLException {
        return ClassroomEvents.changed(enrollmentOf(row));
    }

    /** Of the same; its version is that of the removal. */
    static OutboxEvent enrollmentGone(ResultSet row) throws SQLException {
        return ClassroomEvents.removed(enrollmentOf(row), row.getLong("version"));
    }

    private static Enrollment enrollmentOf(ResultSet row) throws SQLException {
        return new Enrollment(
                row.getLong("student_id"),
                row.getString("class_id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                Cells.time(row, "enrolled_at"),
                row.getLong("version"));
    }
}
