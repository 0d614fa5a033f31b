package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.publish.ClassroomEvents;
import io.gyosil.kit.outbox.OutboxEvent;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What statements return of the rows that they wrote, for the events of these. Of a row that is gone the version is that of its end. */
final class Written {

    /** Of a user {@code u}. */
    static final String USER = """
        u.id, u.org_id, u.name, u.role, u.is_active, u.is_operator, u.created_at, u.updated_at, u.version,
        ARRAY(SELECT i.issuer FROM user_identity AS i WHERE i.user_id = u.id ORDER BY i.issuer, i.subject) AS issuers,
        ARRAY(SELECT i.subject FROM user_identity AS i WHERE i.user_id = u.id ORDER BY i.issuer, i.subject) AS subjects
        """;

    /** Of a teacher {@code t}. */
    static final String TEACHER =
            "t.id, t.user_id, t.org_id, t.subject AS detail, t.created_at, t.updated_at, t.version\n";

    /** Of a student {@code s}. */
    static final String STUDENT =
            "s.id, s.user_id, s.org_id, s.grade AS detail, s.created_at, s.updated_at, s.version\n";

    /** Of a class {@code c}. */
    static final String CLASS = """
        c.classroom_id, c.name, c.org_id, c.teacher_id,
        ARRAY(SELECT o.teacher_id::text FROM class_co_teacher AS o
              WHERE o.class_id = c.classroom_id AND o.teacher_id::text IS DISTINCT FROM c.teacher_id
              ORDER BY o.teacher_id) AS co_teacher_ids,
        c.grade_level, c.metadata ->> 'subject' AS subject, c.created_at, c.updated_at, c.version
        """;

    private Written() {}

    /** A user. */
    @MappedEntity
    record UserRow(
            @Id long id,
            long orgId,
            @Nullable String name,
            String role,
            boolean isActive,
            boolean isOperator,
            Instant createdAt,
            Instant updatedAt,
            long version,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> issuers,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> subjects) {

        OutboxEvent changed() {
            return ClassroomEvents.changed(user());
        }

        OutboxEvent removed() {
            return ClassroomEvents.removed(user(), version);
        }

        private User user() {
            List<User.Identity> identities = IntStream.range(0, issuers.size())
                    .mapToObj(i -> new User.Identity(issuers.get(i), subjects.get(i)))
                    .toList();
            return new User(
                    id, orgId, null, name, role, isActive, isOperator, identities, version, createdAt, updatedAt);
        }
    }

    /**
     * A teacher or student.
     *
     * @param detail the subject or the grade
     */
    @MappedEntity
    record ProfileRow(
            @Id long id,
            long userId,
            long orgId,
            @Nullable String detail,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        OutboxEvent teacherChanged() {
            return ClassroomEvents.changed(teacher());
        }

        OutboxEvent teacherRemoved() {
            return ClassroomEvents.removed(teacher(), version);
        }

        OutboxEvent studentChanged() {
            return ClassroomEvents.changed(student());
        }

        OutboxEvent studentRemoved() {
            return ClassroomEvents.removed(student(), version);
        }

        private Teacher teacher() {
            return new Teacher(id, userId, orgId, null, detail, null, version, createdAt, updatedAt);
        }

        private Student student() {
            return new Student(id, userId, orgId, null, detail, null, version, createdAt, updatedAt);
        }
    }

    /** A class. */
    @MappedEntity
    record ClassRow(
            @Id String classroomId,
            String name,
            long orgId,
            @Nullable String teacherId,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> coTeacherIds,
            @Nullable String gradeLevel,
            @Nullable String subject,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        OutboxEvent changed() {
            return ClassroomEvents.changed(schoolClass());
        }

        OutboxEvent removed() {
            return ClassroomEvents.removed(schoolClass(), version);
        }

        private Classroom schoolClass() {
            return new Classroom(
                    classroomId,
                    name,
                    orgId,
                    teacherId,
                    coTeacherIds,
                    gradeLevel,
                    subject,
                    null,
                    version,
                    createdAt,
                    updatedAt);
        }
    }

    /** A student in a class. */
    @MappedEntity
    record EnrollmentRow(
            @Id String classId, long studentId, long orgId, Instant enrolledAt, long version, long userId) {

        OutboxEvent changed() {
            return ClassroomEvents.changed(enrollment());
        }

        OutboxEvent removed() {
            return ClassroomEvents.removed(enrollment(), version);
        }

        private Enrollment enrollment() {
            return new Enrollment(studentId, classId, userId, orgId, enrolledAt, version);
        }
    }
}
