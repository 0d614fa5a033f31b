package io.gyosil.study;

import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A study service under test, on a schema of its own. */
public final class StudyService implements AutoCloseable {

    public static final String VIEWER_TOKEN = "viewer-token-for-tests-of-forty-characters";

    private final String schema;
    private final EmbeddedServer server;

    private StudyService(String schema, Map<String, Object> changes) {
        this.schema = schema;
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.put("gyosil.upload.ingest-enabled", true);
        settings.put("gyosil.upload.viewer-token", VIEWER_TOKEN);
        settings.putAll(changes);
        server = GyosilService.contextBuilder().properties(settings).run(EmbeddedServer.class);
    }

    /** Starts one for which there are no rosters; a second one on the same schema is a second replica. */
    public static StudyService on(String schema) {
        return on(schema, Map.of());
    }

    /** Starts one for which there are no rosters, so that staff sees everybody, with other settings. */
    public static StudyService on(String schema, Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(changes);
        settings.put("gyosil.access.unclaimed-learners", true);
        StudyService service = new StudyService(schema, settings);
        service.awaitRosters();
        return service;
    }

    /** Starts one that no rosters reach, since it has no Kafka. */
    public static StudyService cutOff(String schema) {
        return new StudyService(
                schema, Map.of("gyosil.kafka.bootstrap-servers", "127.0.0.1:1", "gyosil.outbox.relay", false));
    }

    private void awaitRosters() {
        await().atMost(Duration.ofSeconds(30)).until(() -> database()
                .column("SELECT count(*) FROM replica_progress WHERE caught_up_at > now() - interval '50 seconds'")
                .equals(List.of("12")));
    }

    /** A client without a token. */
    public Http anyone() {
        return Http.at(server.getURI());
    }

    public Http viewer() {
        return anyone().as(VIEWER_TOKEN);
    }

    public Http teacher() {
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

    /** The bean of that type and name. */
    public <T> T bean(Class<T> type, String name) {
        return server.getApplicationContext().getBean(type, Qualifiers.byName(name));
    }

    /** The bean of that type. */
    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
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
