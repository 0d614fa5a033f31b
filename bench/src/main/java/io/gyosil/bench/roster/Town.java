package io.gyosil.bench.roster;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.place.OwnService;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.servers.postgres.Bootstrap;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A classroom service with an organization and its admin.
 *
 * @param admin a token of the admin, good for six hours
 */
record Town(OwnService services, OwnService.Running own, String admin) implements AutoCloseable {
    private static final String PASSWORD = "only-for-this-bench";
    private static final String EMAIL = "admin@bench.example";

    /** Starts the service on the bench's database. */
    static Town in(BenchContext context) throws Exception {
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("classroom");
        OwnService.Running own = services.start(
                "classroom",
                context.workplace().postgres().jdbcUrl(Bootstrap.DATABASE),
                Map.of("GYOSIL_IDENTITY_ACCESS_LIFETIME", "6h"));
        URI url = URI.create("http://127.0.0.1:" + own.port());
        try (JsonApi nobody = JsonApi.at(url)) {
            nobody.post(
                    "/auth/first-admin",
                    JsonApi.object()
                            .put("code", services.secrets().firstAdminCode())
                            .put("organization", "한빛초등학교")
                            .put("email", EMAIL)
                            .put("name", "관리자")
                            .put("password", PASSWORD));
            JsonNode tokens = nobody.post(
                    "/auth/login", JsonApi.object().put("email", EMAIL).put("password", PASSWORD));
            return new Town(services, own, tokens.path("access_token").asText());
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + own.port());
    }

    JsonApi api() {
        return JsonApi.at(url(), admin);
    }

    /** Makes so many students, past the service: what they cost is not the question. */
    void students(int count) throws SQLException {
        execute("""
            INSERT INTO users (org_id, email, name, role)
            SELECT 1, 's' || n || '@bench.example', '학생 ' || n, 'student' FROM generate_series(1, %d) n;
            INSERT INTO students (user_id, org_id, grade) SELECT id, 1, '5' FROM users WHERE role = 'student';
            ANALYZE users; ANALYZE students;
            """.formatted(count));
    }

    List<Long> studentIds() throws SQLException {
        return column("SELECT id FROM students ORDER BY id").stream()
                .map(Long::valueOf)
                .toList();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> column(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = services.workplace().postgres().connect(Bootstrap.DATABASE);
        connection.setSchema("classroom");
        return connection;
    }

    @Override
    public void close() {
        own.close();
    }
}
