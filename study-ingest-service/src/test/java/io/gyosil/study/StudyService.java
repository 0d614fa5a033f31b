package io.gyosil.study;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
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

    /** Starts one; a second one on the same schema is a second replica. */
    public static StudyService on(String schema) {
        return on(schema, Map.of());
    }

    /** Starts one with other settings. */
    public static StudyService on(String schema, Map<String, Object> changes) {
        return new StudyService(schema, changes);
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
