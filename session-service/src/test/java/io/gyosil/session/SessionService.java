package io.gyosil.session;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A session service under test, on a schema of its own, that knows two schools: in organization 1 the teacher 3 (user 12) has
 * class 4 with the students 31 to 33 (users 131 to 133), the teacher 5 (user 15) has class 6; in organization 2 the teacher 7
 * (user 17) has class 8.
 */
public final class SessionService implements AutoCloseable {

    private static final String SCHOOLS = """
        INSERT INTO user_ref (user_id, org_id, role, name, is_active, version, removed) VALUES
            ('11', 1, 'admin', '한 교장', true, 1, false), ('12', 1, 'teacher', '김하늘', true, 1, false),
            ('15', 1, 'teacher', '박바다', true, 1, false), ('17', 2, 'teacher', '이먼데', true, 1, false),
            ('131', 1, 'student', '최가람', true, 1, false), ('132', 1, 'student', '정나래', true, 1, false),
            ('133', 1, 'student', '강다솜', true, 1, false)
        ON CONFLICT DO NOTHING;
        INSERT INTO teacher_ref (teacher_id, user_id, org_id, version, removed) VALUES
            (3, '12', 1, 1, false), (5, '15', 1, 1, false), (7, '17', 2, 1, false) ON CONFLICT DO NOTHING;
        INSERT INTO student_ref (student_id, user_id, org_id, version, removed) VALUES
            (31, '131', 1, 1, false), (32, '132', 1, 1, false), (33, '133', 1, 1, false) ON CONFLICT DO NOTHING;
        INSERT INTO classroom_ref (classroom_id, org_id, teacher_id, name, grade_level, subject, version, removed) VALUES
            ('4', 1, '3', '5학년 2반', '5', 'math', 1, false), ('6', 1, '5', '6학년 1반', '6', 'math', 1, false),
            ('8', 2, '7', '먼 학교 1반', '5', 'math', 1, false) ON CONFLICT DO NOTHING;
        INSERT INTO enrollment_ref (student_id, classroom_id, user_id, org_id, version, removed) VALUES
            (31, '4', '131', 1, 1, false), (32, '4', '132', 1, 1, false), (33, '4', '133', 1, 1, false)
        ON CONFLICT DO NOTHING;
        """;

    private final String schema;
    private final EmbeddedServer server;

    private SessionService(String schema, Map<String, Object> changes) {
        this.schema = schema;
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.putAll(changes);
        server = GyosilService.contextBuilder().properties(settings).run(EmbeddedServer.class);
        try {
            database().update(SCHOOLS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        await().atMost(SOON).until(() -> database()
                .column("SELECT count(*) FROM replica_progress WHERE caught_up_at > now() - interval '50 seconds'")
                .equals(List.of("12")));
    }

    /** Starts one; a second one on the same schema is a second replica. */
    public static SessionService on(String schema) {
        return on(schema, Map.of());
    }

    /** Starts one with other settings. */
    public static SessionService on(String schema, Map<String, Object> changes) {
        return new SessionService(schema, changes);
    }

    public URI uri() {
        return server.getURI();
    }

    public Http anyone() {
        return Http.at(server.getURI());
    }

    /** The teacher of class 4. */
    public Http teacher() {
        return member("teacher", "12", 1, 3);
    }

    /** Another teacher of the same school, of class 6. */
    public Http otherTeacher() {
        return member("teacher", "15", 1, 5);
    }

    /** A teacher of another school, of class 8. */
    public Http foreignTeacher() {
        return member("teacher", "17", 2, 7);
    }

    /** The admin of organization 1. */
    public Http admin() {
        return anyone().as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("roles", List.of("admin"))
                .claim("user_id", "11")));
    }

    /** A student of class 4; number 1 to 3. */
    public Http student(int number) {
        return member("student", Integer.toString(130 + number), 1, 30 + number);
    }

    private Http member(String role, String userId, long orgId, long number) {
        return anyone().as(TestTokens.signed(TestTokens.key(), claims -> claims.claim("roles", List.of(role))
                .claim("user_id", userId)
                .claim("org_id", orgId)
                .claim(role + "_id", number)));
    }

    /** The bean of that type. */
    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** The bean of that type and name. */
    public <T> T bean(Class<T> type, String name) {
        return server.getApplicationContext().getBean(type, Qualifiers.byName(name));
    }

    /** Does something in a transaction of that role. */
    @SuppressWarnings("unchecked")
    public <T> T inTransaction(String role, Supplier<T> work) {
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class, role);
        return transactions.execute(TransactionDefinition.DEFAULT, status -> work.get());
    }

    /** The database as its superuser sees it. */
    public Sql database() {
        return new Sql(schema);
    }

    @Override
    public void close() {
        server.close();
    }
}
