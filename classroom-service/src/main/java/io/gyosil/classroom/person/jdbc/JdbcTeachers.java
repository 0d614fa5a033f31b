package io.gyosil.classroom.person.jdbc;

import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.Teachers;
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
class JdbcTeachers implements Teachers {

    private static final String SELECT = """
        SELECT p.id, p.user_id, p.org_id, u.name, p.subject, p.meta::text, p.version, p.created_at, p.updated_at
        FROM teachers p JOIN users u ON u.id = p.user_id
        """;
    private static final String FIND = SELECT + "WHERE p.id = ?";
    private static final String LOCK = FIND + " FOR UPDATE OF p";
    private static final String INSERT =
            "INSERT INTO teachers (user_id, org_id, subject, meta) VALUES (?, ?, ?, ?::jsonb) RETURNING id";
    private static final String UPDATE = "UPDATE teachers SET subject = ?, meta = ?::jsonb WHERE id = ? RETURNING id";
    private static final String DELETE = "DELETE FROM teachers WHERE id = ? RETURNING nextval('state_version')";
    private static final String CLASSES = "SELECT count(*) FROM classroom WHERE teacher_id = ?";

    @Override
    public Optional<Teacher> find(long id) {
        return one(FIND, id);
    }

    @Override
    public Optional<Teacher> lock(long id) {
        return one(LOCK, id);
    }

    private static Optional<Teacher> one(String sql, long id) {
        return Statements.query(sql, List.of(id), JdbcTeachers::read).stream().findFirst();
    }

    @Override
    public List<Teacher> page(Filter filter, @Nullable Long after, int skip, int most) {
        return new Listing(SELECT)
                .where("p.org_id = ?", filter.orgId())
                .where("p.user_id = ?", filter.userId())
                .where("p.subject = ?", filter.subject())
                .where("position(lower(?) IN lower(u.name)) > 0", filter.name())
                .where("p.id > ?", after)
                .rows("p.id", skip, most, JdbcTeachers::read);
    }

    @Override
    public Teacher insert(long userId, long orgId, Draft draft) {
        List<@Nullable Object> values = Arrays.asList(userId, orgId, draft.subject(), draft.meta());
        return find(Statements.query(INSERT, values, row -> row.getLong(1)).getFirst())
                .orElseThrow();
    }

    @Override
    public Teacher update(long id, Draft draft) {
        List<@Nullable Object> values = Arrays.asList(draft.subject(), draft.meta(), id);
        return find(Statements.query(UPDATE, values, row -> row.getLong(1)).getFirst())
                .orElseThrow();
    }

    @Override
    public int classes(long id) {
        return Statements.query(CLASSES, List.of(Long.toString(id)), row -> row.getInt(1))
                .getFirst();
    }

    @Override
    public long delete(long id) {
        return Statements.query(DELETE, List.of(id), row -> row.getLong(1)).getFirst();
    }

    private static Teacher read(ResultSet row) throws SQLException {
        return new Teacher(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getLong("org_id"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("meta"),
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }
}
