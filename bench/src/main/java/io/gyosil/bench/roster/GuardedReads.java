package io.gyosil.bench.roster;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.ServiceRoles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Look-ups of a user by id, as the role for which rows are guarded and as the one for which they are not. */
record GuardedReads(Connection web, Connection worker) implements AutoCloseable {
    static final int LOOKS = 4_000;

    private static final String LOOK = "SELECT id, name FROM users WHERE id = ?";
    private static final String ON_BEHALF =
            "SELECT set_config('app.org_id', '1', true), set_config('app.role', 'admin',"
                    + " true), set_config('app.user_id', '1', true);\n";

    static GuardedReads on(Town town) throws SQLException {
        ServiceRoles roles = town.services().secrets().roles("classroom");
        String url = town.services().workplace().postgres().jdbcUrl(Bootstrap.DATABASE);
        return new GuardedReads(
                connect(url, "classroom_web", roles.webPassword()),
                connect(url, "classroom_worker", roles.workerPassword()));
    }

    private static Connection connect(String url, String role, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(url, role, password);
        connection.setAutoCommit(false);
        return connection;
    }

    double perSecond(boolean guarded) throws SQLException {
        Connection connection = guarded ? web : worker;
        long begin = System.nanoTime();
        try (PreparedStatement look = connection.prepareStatement(guarded ? ON_BEHALF + LOOK : LOOK)) {
            for (int i = 0; i < LOOKS; i++) {
                look.setLong(1, 2 + i % 1_000);
                look.execute();
                if (guarded) {
                    look.getMoreResults();
                }
                try (var rows = look.getResultSet()) {
                    if (!rows.next()) {
                        throw new SQLException("user " + (2 + i % 1_000) + " is not seen");
                    }
                }
                connection.commit();
            }
        }
        return LOOKS / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() throws SQLException {
        web.close();
        worker.close();
    }
}
