package io.gyosil.classroom.classroom.jdbc;

import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Classrooms;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcClassrooms implements Classrooms {

    private static final String COLUMNS = """
        classroom_id, name, org_id, teacher_id, grade_level, metadata ->> 'subject' AS subject,
        nullif(metadata - 'subject', '{}')::text AS meta, version, created_at, updated_at
        """;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM classroom";
    private static final String FIND = SELECT + " WHERE classroom_id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String METADATA = """
        nullif(coalesce(?::jsonb, '{}') || jsonb_strip_nulls(jsonb_build_object('subject', ?::text)), '{}')
        """;
    private static final String INSERT = """
        INSERT INTO classroom (classroom_id, name, teacher_id, grade_level, metadata, org_id)
        VALUES (nextval('classroom_id')::text, ?, ?, ?, %s, ?)
        RETURNING
        """.formatted(METADATA) + COLUMNS;
    private static final String UPDATE = """
        UPDATE classroom SET name = ?, teacher_id = ?, grade_level = ?, metadata = %s WHERE classroom_id = ?
        RETURNING
        """.formatted(METADATA) + COLUMNS;
    private static final String DELETE =
            "DELETE FROM classroom WHERE classroom_id = ? RETURNING nextval('state_version')";
    private static final String HAS_TEACHER = "SELECT FROM teachers WHERE org_id = ? AND id = ? FOR KEY SHARE";
    private static final String HAS_STUDENT =
            "SELECT EXISTS (SELECT FROM student_classroom WHERE class_id = ? AND student_id = ?)";

    @Override
    public Optional<Classroom> find(String id) {
        return one(FIND, id);
    }

    @Override
    public Optional<Classroom> lock(String id) {
        return one(LOCK, id);
    }

    private static Optional<Classroom> one(String sql, String id) {
        return Statements.query(sql, List.of(id), JdbcClassrooms::read).stream().findFirst();
    }

    @Override
    public List<Classroom> page(Filter filter, @Nullable String after, int skip, int most) {
        return new Listing(SELECT)
                .where("org_id = ?", (int) filter.orgId())
                .where("teacher_id = ?", filter.teacherId())
                .where("grade_level = ?", filter.gradeLevel())
                .where("metadata ->> 'subject' = ?", filter.subject())
                .where("position(lower(?) IN lower(name)) > 0", filter.name())
                .where(
                        "classroom_id IN (SELECT class_id FROM student_classroom WHERE student_id = ?)",
                        filter.studentId())
                .where("classroom_id > ?", after)
                .rows("classroom_id", skip, most, JdbcClassrooms::read);
    }

    @Override
    public Classroom insert(long orgId, Draft draft) {
        List<@Nullable Object> values = values(draft);
        values.add((int) orgId);
        return Statements.query(INSERT, values, JdbcClassrooms::read).getFirst();
    }

    @Override
    public Classroom update(String id, Draft draft) {
        List<@Nullable Object> values = values(draft);
        values.add(id);
        return Statements.query(UPDATE, values, JdbcClassrooms::read).getFirst();
    }

    private static List<@Nullable Object> values(Draft draft) {
        return new ArrayList<>(
                Arrays.asList(draft.name(), draft.teacherId(), draft.gradeLevel(), draft.meta(), draft.subject()));
    }

    @Override
    public long delete(String id) {
        return Statements.query(DELETE, List.of(id), row -> row.getLong(1)).getFirst();
    }

    @Override
    public boolean hasTeacher(long orgId, long teacherId) {
        return !Statements.query(HAS_TEACHER, List.of(orgId, teacherId), row -> true)
                .isEmpty();
    }

    @Override
    public boolean hasStudent(String id, long studentId) {
        return Statements.query(HAS_STUDENT, List.of(id, studentId), row -> row.getBoolean(1))
                .getFirst();
    }

    private static Classroom read(ResultSet row) throws SQLException {
        return new Classroom(
                row.getString("classroom_id"),
                row.getString("name"),
                row.getLong("org_id"),
                row.getString("teacher_id"),
                row.getString("grade_level"),
                row.getString("subject"),
                row.getString("meta"),
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }
}
