package io.gyosil.classroom.person.jdbc;

import io.gyosil.classroom.person.User;
import io.gyosil.classroom.person.Users;
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
class JdbcUsers implements Users {

    private static final String COLUMNS = """
        id, org_id, email, name, role, is_active, is_operator, version, created_at, updated_at,
        array(SELECT unnest(ARRAY[issuer, subject]) FROM user_identity WHERE user_id = users.id
              ORDER BY issuer, subject) AS identities
        """;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM users";
    private static final String FIND = SELECT + " WHERE id = ?";
    private static final String LOCK = FIND + " FOR UPDATE OF users";
    private static final String INSERT = """
        INSERT INTO users (email, name, role, is_active, org_id, is_operator, password_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        RETURNING id
        """;
    private static final String UPDATE =
            "UPDATE users SET email = ?, name = ?, role = ?, is_active = ? WHERE id = ? RETURNING id";
    private static final String SET_PASSWORD = "UPDATE users SET password_hash = ? WHERE id = ?";
    private static final String FORGET_IDENTITIES = "DELETE FROM user_identity WHERE user_id = ?";
    private static final String KEEP_IDENTITY = "INSERT INTO user_identity (issuer, subject, user_id) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM users WHERE id = ? RETURNING nextval('state_version')";
    // The lock is that of who asks the same of this organization.
    private static final String LOCK_ORGANIZATION = "SELECT FROM organizations WHERE id = ? FOR UPDATE";
    private static final String OTHER_ADMIN = """
        SELECT EXISTS (SELECT FROM users WHERE org_id = ? AND id <> ? AND role = 'admin' AND is_active)
        """;
    private static final String LOG_OUT = "SELECT log_out(?)";

    @Override
    public Optional<User> find(long id) {
        return one(FIND, id);
    }

    @Override
    public Optional<User> lock(long id) {
        return one(LOCK, id);
    }

    private static Optional<User> one(String sql, long id) {
        return Statements.query(sql, List.of(id), JdbcUsers::read).stream().findFirst();
    }

    @Override
    public List<User> page(Filter filter, @Nullable Long after, int skip, int most) {
        return new Listing(SELECT)
                .where("org_id = ?", filter.orgId())
                .where("role = ?", filter.role())
                .where("position(lower(?) IN lower(name)) > 0", filter.name())
                .where("lower(email) = lower(?)", filter.email())
                .where("id > ?", after)
                .rows("id", skip, most, JdbcUsers::read);
    }

    @Override
    public User insert(long orgId, Draft draft, boolean isOperator, @Nullable String passwordHash) {
        List<@Nullable Object> values = values(draft);
        values.addAll(Arrays.asList(orgId, isOperator, passwordHash));
        long id = Statements.query(INSERT, values, row -> row.getLong(1)).getFirst();
        keep(id, draft.identities());
        return find(id).orElseThrow();
    }

    @Override
    public User update(long id, Draft draft, @Nullable String passwordHash) {
        List<@Nullable Object> values = values(draft);
        values.add(id);
        Statements.later(FORGET_IDENTITIES, List.of(id));
        keep(id, draft.identities());
        if (passwordHash != null) {
            Statements.later(SET_PASSWORD, List.of(passwordHash, id));
        }
        Statements.query(UPDATE, values, row -> row.getLong(1));
        return find(id).orElseThrow();
    }

    private static List<@Nullable Object> values(Draft draft) {
        return new ArrayList<>(Arrays.asList(draft.email(), draft.name(), draft.role(), draft.isActive()));
    }

    private static void keep(long id, List<User.Identity> identities) {
        identities.forEach(
                identity -> Statements.later(KEEP_IDENTITY, List.of(identity.issuer(), identity.subject(), id)));
    }

    @Override
    public long delete(long id) {
        return Statements.query(DELETE, List.of(id), row -> row.getLong(1)).getFirst();
    }

    @Override
    public boolean hasOtherAdmin(long orgId, long userId) {
        Statements.later(LOCK_ORGANIZATION, List.of(orgId));
        return Statements.query(OTHER_ADMIN, List.of(orgId, userId), row -> row.getBoolean(1))
                .getFirst();
    }

    @Override
    public void logOut(long id) {
        Statements.later(LOG_OUT, List.of(id));
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getLong("org_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("is_active"),
                row.getBoolean("is_operator"),
                identities((String[]) row.getArray("identities").getArray()),
                row.getLong("version"),
                Cells.time(row, "created_at"),
                Cells.time(row, "updated_at"));
    }

    private static List<User.Identity> identities(String[] issuersAndSubjects) {
        List<User.Identity> identities = new ArrayList<>();
        for (int i = 0; i < issuersAndSubjects.length; i += 2) {
            identities.add(new User.Identity(issuersAndSubjects[i], issuersAndSubjects[i + 1]));
        }
        return identities;
    }
}
