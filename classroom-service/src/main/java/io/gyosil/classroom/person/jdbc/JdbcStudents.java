package io.gyosil.classroom.person.jdbc;

import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Students;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcStudents implements Students {

    private static final String SELECT = """
        SELECT p.id, p.user_id, p.org_id, u.name, p.grade, p.meta::text, p.version, p.created_at, p.updated_at
        FROM students p JOIN users u ON u.id = p.user_id
        """;
    private static final String FIND = SELECT + "WHERE p.id = ?";
    private static final String LOCK = FIND + " FOR UPDATE OF p";
    private static final String INSERT =
            "INSERT INTO students (user_id, org_id, grade, meta) VALUES (?, ?, ?, ?::jsonb) RETURNING id";
    private static final String UPDATE = "UPDATE students SET grade = ?, meta = ?::jsonb WHERE id = ? RETURNING id";
    private static final String DELETE = "DELETE FROM students WHERE id = ? RETURNING nextval('state_version')";

    @Override
    public Optional<Student> find(long id) {
        return one(FIND, id);
    }

    @Override
    public Optional<Student> lock(long id) {
        return one(LOCK, id);
    }

    private static Optional<Student> one(String sql, long id) {
        return Statements.query(sql, List.of(id), JdbcStudents::read).stream().findFirst();
    }

    @Override
    public List<Student> page(Filter filter, @Nullable Long after, int skip, int most) {
        return new Listing(SELECT)
                .where("p.org_id = ?", filter.orgId())
                .where("p.user_id = ?", filter.userId())
                .where("p.grade = ?", filter.grade())
                .where("p.id IN (SELECT student_id FROM student_classroom WHERE class_id = ?)", filter.classId())
                .where("position(lower(?) IN lower(u.name)) > 0", filter.name())
                .where("p.id > ?", after)
                .rows("p.id", skip, most, JdbcStudents::read);
    }

    @Override
    public Student insert(long userId, long orgId, Draft draft) {
        List<@Nullable Object> values = Arrays.asList(userId, orgId, draft.grade(), draft.meta());
        return find(Statements.query(INSERT, values, row -> row.getLong(1)).getFirst())
                .orElseThrow();
    }

    @Override
    public Student update(long id, Draft draft) {
        List<@Nullable Object> values = Arrays.asList(draft.grade(), draft.meta(), id);
        return find(Statements.query(UPDATE, values, row -> row.getLong(1)).getFirst())
                .orElseThrow();
    }

    @Override
    public long delete(long id) {
        return Statements.query(DELETE, List.of(id), row -> row.getLong(1)).getFirst();
    }

    private static Student read(ResultSet row) throws SQLException {
        return new Student(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                row.getString("name"),
                row.getString("grade"),
                row.getString("meta"),
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }
}
