package io.gyosil.roster.jdbc;

import static io.gyosil.roster.jdbc.ReplicaTable.id;
import static io.gyosil.roster.jdbc.ReplicaTable.number;
import static io.gyosil.roster.jdbc.ReplicaTable.text;

import io.gyosil.event.UserChanged;
import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Statements;
import io.gyosil.roster.Kind;
import io.gyosil.roster.RosterRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Users, and the names under which other issuers know them, which go with a user's newest version. */
final class UserTable {

    private static final ReplicaTable<UserChanged> USERS = new ReplicaTable<>(
            Kind.USER,
            """
            INSERT INTO user_ref AS r (user_id, org_id, role, name, is_active, version, removed)
            SELECT user_id, org_id, role, name, is_active, version, removed
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS n (user_id, org_id, role, name, is_active, version, removed)
            ON CONFLICT (user_id) DO UPDATE
                SET org_id = excluded.org_id, role = excluded.role, name = excluded.name,
                    is_active = excluded.is_active, version = excluded.version, removed = excluded.removed
                WHERE r.version < excluded.version
            RETURNING user_id
            """,
            List.of(
                    id(),
                    number(UserChanged::orgId),
                    text(UserChanged::role),
                    text(UserChanged::name),
                    ArrayParameter.flags(
                            record -> record.state() != null && record.state().isActive())));

    private static final String FORGET_IDENTITIES = "DELETE FROM identity_ref WHERE user_id = ANY (?)";

    // Between the record of the user who had a name and that of the one who has it now, both have it.
    private static final String ADD_IDENTITIES = """
        INSERT INTO identity_ref (issuer, subject, user_id)
        SELECT issuer, subject, user_id FROM unnest(?, ?, ?) AS n (issuer, subject, user_id)
        ON CONFLICT (issuer, subject, user_id) DO NOTHING
        """;

    private static final List<ArrayParameter<Identity>> IDENTITY = List.of(
            ArrayParameter.texts(Identity::issuer),
            ArrayParameter.texts(Identity::subject),
            ArrayParameter.texts(Identity::userId));

    private UserTable() {}

    private record Identity(String issuer, String subject, String userId) {}

    static void take(List<RosterRecord<?>> records) {
        List<RosterRecord<UserChanged>> newest = USERS.newest(records);
        if (newest.isEmpty()) {
            return;
        }
        Set<String> changed =
                Set.copyOf(Statements.query(USERS.upsert(), USERS.parameters(newest), row -> row.getString("user_id")));
        Statements.later(FORGET_IDENTITIES, List.of((Object) changed.toArray(String[]::new)));
        List<Identity> identities = newest.stream()
                .filter(user -> changed.contains(user.id()))
                .flatMap(UserTable::identities)
                .toList();
        Statements.later(ADD_IDENTITIES, ArrayParameter.arrays(IDENTITY, identities));
    }

    private static Stream<Identity> identities(RosterRecord<UserChanged> user) {
        // A list that is missing in a record is an empty one.
        return user.state() == null || user.state().identities() == null
                ? Stream.empty()
                : user.state().identities().stream()
                        .map(identity -> new Identity(identity.issuer(), identity.subject(), user.id()));
    }
}
