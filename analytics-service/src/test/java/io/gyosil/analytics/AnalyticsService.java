package io.gyosil.analytics;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;

/** An analytics service under test, on a schema of its own. */
public final class AnalyticsService implements AutoCloseable {

    private final String schema;
    private final EmbeddedServer server;

    private AnalyticsService(String schema) {
        this.schema = schema;
        server = GyosilService.contextBuilder()
                .properties(Infrastructure.shared().with(schema).settings(schema))
                .run(EmbeddedServer.class);
    }

    /** Starts one; a second one on the same schema is a second replica. */
    public static AnalyticsService on(String schema) {
        return new AnalyticsService(schema);
    }

    public Http anyone() {
        return Http.at(server.getURI());
    }

    public Http teacher() {
        return anyone().as(TestTokens.of("teacher", "t-1"));
    }

    public Http admin() {
        return anyone().as(TestTokens.of("admin", "a-1"));
    }

    public Http student(String userId) {
        return anyone().as(TestTokens.of("student", userId));
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
