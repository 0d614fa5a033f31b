package io.gyosil.roster.jdbc;

import static io.gyosil.roster.jdbc.ReplicaTable.id;
import static io.gyosil.roster.jdbc.ReplicaTable.number;
import static io.gyosil.roster.jdbc.ReplicaTable.numericId;
import static io.gyosil.roster.jdbc.ReplicaTable.text;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Statements;
import io.gyosil.roster.Kind;
import io.gyosil.roster.RosterRecord;
import io.gyosil.roster.RosterStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

@Singleton
class JdbcRosterStore implements RosterStore {

    private static final ReplicaTable<TeacherChanged> TEACHERS = new ReplicaTable<>(
            Kind.TEACHER, """
                INSERT INTO teacher_ref AS r (teacher_id, user_id, org_id, version, removed)
                SELECT teacher_id, user_id, org_id, version, removed
                FROM unnest(?, ?, ?, ?, ?) AS n (teacher_id, user_id, org_id, version, removed)
                ON CONFLICT (teacher_id) DO UPDATE
                    SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                        removed = excluded.removed
                    WHERE r.version < excluded.version
                """, List.of(numericId(), text(TeacherChanged::userId), number(TeacherChanged::orgId)));

    private static final ReplicaTable<StudentChanged> STUDENTS = new ReplicaTable<>(
            Kind.STUDENT, """
                INSERT INTO student_ref AS r (student_id, user_id, org_id, version, removed)
                SELECT student_id, user_id, org_id, version, removed
                FROM unnest(?, ?, ?, ?, ?) AS n (student_id, user_id, org_id, version, removed)
                ON CONFLICT (student_id) DO UPDATE
                    SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                        removed = excluded.removed
                    WHERE r.version < excluded.version
                """, List.of(numericId(), text(StudentChanged::userId), number(StudentChanged::orgId)));

    private static final ReplicaTable<ClassChanged> CLASSROOMS = new ReplicaTable<>(
            Kind.CLASSROOM,
            """
            INSERT INTO classroom_ref AS r (classroom_id, org_id, teacher_id, name, grade_level, subject, version, removed)
            SELECT classroom_id, org_id, teacher_id, name, grade_level, subject, version, removed
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                 AS n (classroom_id, org_id, teacher_id, name, grade_level, subject, version, removed)
            ON CONFLICT (classroom_id) DO UPDATE
                SET org_id = excluded.org_id, teacher_id = excluded.teacher_id, name = excluded.name,
                    grade_level = excluded.grade_level, subject = excluded.subject, version = excluded.version,
                    removed = excluded.removed
                WHERE r.version < excluded.version
            """,
            List.of(
                    id(),
                    number(ClassChanged::orgId),
                    text(ClassChanged::teacherId),
                    text(ClassChanged::name),
                    text(ClassChanged::gradeLevel),
                    text(ClassChanged::subject)));

    private static final ReplicaTable<EnrollmentChanged> ENROLLMENTS = new ReplicaTable<>(
            Kind.ENROLLMENT,
            """
            INSERT INTO enrollment_ref AS r (student_id, classroom_id, user_id, org_id, version, removed)
            SELECT student_id, classroom_id, user_id, org_id, version, removed
            FROM unnest(?, ?, ?, ?, ?, ?) AS n (student_id, classroom_id, user_id, org_id, version, removed)
            ON CONFLICT (student_id, classroom_id) DO UPDATE
                SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                    removed = excluded.removed
                WHERE r.version < excluded.version
            """,
            List.of(
                    ArrayParameter.longs(record -> Long.parseLong(part(record, 0))),
                    ArrayParameter.texts(record -> part(record, 1)),
                    text(EnrollmentChanged::userId),
                    number(EnrollmentChanged::orgId)));

    private static final String NOTE = """
        INSERT INTO replica_progress AS r (topic, partition, caught_up_at)
        SELECT ?, partition, now() FROM unnest(?) AS n (partition) ORDER BY partition
        ON CONFLICT (topic, partition) DO UPDATE SET caught_up_at = excluded.caught_up_at
            WHERE r.caught_up_at < excluded.caught_up_at
        """;

    @Override
    public void take(List<RosterRecord<?>> records) {
        UserTable.take(records);
        take(TEACHERS, records);
        take(STUDENTS, records);
        take(CLASSROOMS, records);
        take(ENROLLMENTS, records);
    }

    @Override
    public void caughtUp(String topic, Set<Integer> partitions) {
        Statements.later(
                NOTE,
                List.of(topic, partitions.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static <T> void take(ReplicaTable<T> table, List<RosterRecord<?>> records) {
        List<RosterRecord<T>> newest = table.newest(records);
        if (!newest.isEmpty()) {
            Statements.later(table.upsert(), table.parameters(newest));
        }
    }

    /** Of the id {@code <student>:<class>}: a class's id may have a colon of its own. */
    private static String part(RosterRecord<EnrollmentChanged> record, int part) {
        return record.id().split(":", 2)[part];
    }
}
