package io.gyosil.classroom.organization.jdbc;

import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.organization.Organizations;
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
class JdbcOrganizations implements Organizations {

    private static final String COLUMNS = "id, name, type, time_zone, meta::text, version, created_at, updated_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM organizations";
    private static final String FIND = SELECT + " WHERE id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String INSERT =
            "INSERT INTO organizations (name, type, time_zone, meta) VALUES (?, ?, ?, ?::jsonb) RETURNING " + COLUMNS;
    private static final String UPDATE = """
        UPDATE organizations SET name = ?, type = ?, time_zone = ?, meta = ?::jsonb WHERE id = ? RETURNING
        """ + COLUMNS;
    private static final String USES = """
        SELECT count || ' ' || what
        FROM (SELECT count(*), 'users' AS what FROM users WHERE org_id = ?
              UNION ALL SELECT count(*), 'classes' FROM classroom WHERE org_id = ?) AS uses
        WHERE count > 0
        """;
    private static final String DELETE = "DELETE FROM organizations WHERE id = ? RETURNING nextval('state_version')";

    @Override
    public Optional<Organization> find(long id) {
        return one(FIND, id);
    }

    @Override
    public Optional<Organization> lock(long id) {
        return one(LOCK, id);
    }

    private static Optional<Organization> one(String sql, long id) {
        return Statements.query(sql, List.of(id), JdbcOrganizations::read).stream()
                .findFirst();
    }

    @Override
    public List<Organization> page(
            @Nullable Long only,
            @Nullable String type,
            @Nullable String name,
            @Nullable Long after,
            int skip,
            int most) {
        return new Listing(SELECT)
                .where("id = ?", only)
                .where("type = ?", type)
                .where("position(lower(?) IN lower(name)) > 0", name)
                .where("id > ?", after)
                .rows("id", skip, most, JdbcOrganizations::read);
    }

    @Override
    public Organization insert(Draft draft) {
        return Statements.query(INSERT, values(draft), JdbcOrganizations::read).getFirst();
    }

    @Override
    public Organization update(long id, Draft draft) {
        List<@Nullable Object> values = new ArrayList<>(values(draft));
        values.add(id);
        return Statements.query(UPDATE, values, JdbcOrganizations::read).getFirst();
    }

    private static List<@Nullable Object> values(Draft draft) {
        return Arrays.asList(draft.name(), draft.type(), draft.timeZone(), draft.meta());
    }

    @Override
    public List<String> uses(long id) {
        // Asked for the admin of that organization, whom the database shows its users.
        return Statements.query(USES, List.of(id, (int) id), row -> row.getString(1));
    }

    @Override
    public long delete(long id) {
        return Statements.query(DELETE, List.of(id), row -> row.getLong(1)).getFirst();
    }

    private static Organization read(ResultSet row) throws SQLException {
        return new Organization(
                row.getLong("id"),
                row.getString("name"),
                row.getString("type"),
                row.getString("time_zone"),
                row.getString("meta"),
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }
}
