package io.gyosil.study;

import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The study service under test. Unless a test says otherwise there are no rosters, so that staff sees everybody. */
@Singleton
public final class StudyService implements AutoCloseable {

    public static final String VIEWER_TOKEN = "viewer-token-for-tests-of-forty-characters";

    private final EmbeddedServer server;
    private final String schema;
    private boolean hasRosters;

    StudyService(EmbeddedServer server) {
        this.server = server;
        this.schema = server.getApplicationContext().getRequiredProperty("gyosil.database.service", String.class);
    }

    /** Starts another one with other settings; on the same schema it is a second replica. */
    public static StudyService on(String schema, Map<String, Object> changes) {
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.putAll(changes);
        return new StudyService(GyosilService.contextBuilder()
                .environments("service", "test")
                .properties(settings)
                .run(EmbeddedServer.class));
    }

    /** Its schema. */
    public String schema() {
        return schema;
    }

    /** A client without a token. */
    public Http anyone() {
        return Http.at(server.getURI());
    }

    public Http viewer() {
        return anyone().as(VIEWER_TOKEN);
    }

    /** A teacher, to whom an answer depends on the rosters: waits until the service has them. */
    public Http teacher() {
        if (!hasRosters) {
            await().atMost(Duration.ofMinutes(1)).until(() -> database()
                    .column("SELECT count(*) FROM replica_progress WHERE caught_up_at > now() - interval '50 seconds'")
                    .equals(List.of("12")));
            hasRosters = true;
        }
        return anyone().as(TestTokens.of("teacher", "t-1"));
    }

    public Http student(String userId) {
        return anyone().as(TestTokens.of("student", userId));
    }

    /** A client of somebody in an organization; the number is that of the teacher or of the student. */
    public Http member(String role, String userId, long orgId, long number) {
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

    /** The database as its superuser sees it. */
    public Sql database() {
        return new Sql(schema);
    }

    @Override
    public void close() {
        server.close();
    }
}
