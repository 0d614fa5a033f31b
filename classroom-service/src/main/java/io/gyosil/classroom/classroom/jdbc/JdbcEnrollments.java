package io.gyosil.classroom.classroom.jdbc;

import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.classroom.Enrollments;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcEnrollments implements Enrollments {

    private static final String PAGE = """
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version
        FROM student_classroom e JOIN students s ON s.id = e.student_id
        """;
    private static final String ENROLL = """
        WITH enrolled AS (
            INSERT INTO student_classroom (student_id, class_id, org_id)
            SELECT id, ?, org_id FROM students WHERE org_id = ? AND id = ANY (?)
            ON CONFLICT DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version)
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version
        FROM enrolled e JOIN students s ON s.id = e.student_id
        """;
    private static final String KNOWN = "SELECT id FROM students WHERE org_id = ? AND id = ANY (?)";
    private static final String REMOVE = """
        WITH gone AS (
            DELETE FROM student_classroom WHERE %s
            RETURNING student_id, class_id, org_id, enrolled_at, version, nextval('state_version') AS gone_at)
        SELECT e.student_id, e.class_id, s.user_id, e.org_id, e.enrolled_at, e.version, gone_at
        FROM gone e JOIN students s ON s.id = e.student_id
        """;
    private static final String REMOVE_ONE = REMOVE.formatted("student_id = ? AND class_id = ?");
    private static final String REMOVE_FROM = REMOVE.formatted("class_id = ?");
    private static final String REMOVE_OF = REMOVE.formatted("student_id = ?");
    private static final String LOCK_CLASSES_OF = """
        SELECT FROM classroom
        WHERE classroom_id IN (SELECT class_id FROM student_classroom WHERE student_id = ?)
        ORDER BY classroom_id FOR UPDATE
        """;

    @Override
    public List<Enrollment> page(
            @Nullable Long studentId, @Nullable String classId, @Nullable Key after, int skip, int most) {
        Listing listing = new Listing(PAGE).where("e.student_id = ?", studentId).where("e.class_id = ?", classId);
        if (after != null) {
            listing.where("(e.class_id, e.student_id) > (?", after.classId()).and(", ?)", after.studentId());
        }
        return listing.rows("e.class_id, e.student_id", skip, most, JdbcEnrollments::read);
    }

    @Override
    public List<Enrollment> enroll(String classId, long orgId, List<Long> studentIds) {
        return Statements.query(ENROLL, List.of(classId, orgId, array(studentIds)), JdbcEnrollments::read);
    }

    @Override
    public Set<Long> known(long orgId, List<Long> studentIds) {
        return new HashSet<>(Statements.query(KNOWN, List.of(orgId, array(studentIds)), row -> row.getLong("id")));
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public Optional<ChangePublisher.Gone<Enrollment>> remove(long studentId, String classId) {
        return Statements.query(REMOVE_ONE, List.of(studentId, classId), JdbcEnrollments::gone).stream()
                .findFirst();
    }

    @Override
    public List<ChangePublisher.Gone<Enrollment>> removeAllFrom(String classId) {
        return Statements.query(REMOVE_FROM, List.of(classId), JdbcEnrollments::gone);
    }

    @Override
    public List<ChangePublisher.Gone<Enrollment>> removeAllOf(long studentId) {
        Statements.later(LOCK_CLASSES_OF, List.of(studentId));
        return Statements.query(REMOVE_OF, List.of(studentId), JdbcEnrollments::gone);
    }

    private static ChangePublisher.Gone<Enrollment> gone(ResultSet row) throws SQLException {
        return new ChangePublisher.Gone<>(read(row), row.getLong("gone_at"));
    }

    private static Enrollment read(ResultSet row) throws SQLException {
        return new Enrollment(
                row.getLong("student_id"),
                row.getString("class_id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                Cells.time(row, "enrolled_at"),
                row.getLong("version"));
    }
}
