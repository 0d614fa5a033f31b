package io.gyosil.classroom;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** A classroom service under test, on a schema of its own. */
public final class ClassroomService implements AutoCloseable {

    public static final String CODE = "first-admin-code-for-tests-of-forty-char";
    public static final String PASSWORD = "a-password-for-tests";

    private final String schema;
    private final EmbeddedServer server;

    private ClassroomService(String schema, Map<String, Object> changes) {
        this.schema = schema;
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.put("gyosil.identity.key-secret", "key-secret-for-tests-of-more-than-32-characters");
        settings.put("gyosil.identity.first-admin-code", CODE);
        settings.putAll(changes);
        server = GyosilService.contextBuilder().properties(settings).run(EmbeddedServer.class);
    }

    /** Starts one; a second one on the same schema is a second replica. */
    public static ClassroomService on(String schema) {
        return on(schema, Map.of());
    }

    /** Starts one with other settings. */
    public static ClassroomService on(String schema, Map<String, Object> changes) {
        return new ClassroomService(schema, changes);
    }

    /** A client without a token. */
    public Http anyone() {
        return Http.at(server.getURI());
    }

    /** A client that is logged in. */
    public Http as(String email) {
        return anyone().as(token(email));
    }

    /** An access token of somebody with the tests' password. */
    public String token(String email) {
        Http.Answer answer = logIn(email, PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json().get("access_token").textValue();
    }

    public Http.Answer logIn(String email, String password) {
        return anyone().post("/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
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
