package io.gyosil.analytics;

import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An analytics service under test, on a schema of its own. */
public final class AnalyticsService implements AutoCloseable {

    private final String schema;
    private final EmbeddedServer server;

    private AnalyticsService(String schema, Map<String, Object> changes) {
        this.schema = schema;
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.putAll(changes);
        server = GyosilService.contextBuilder().properties(settings).run(EmbeddedServer.class);
    }

    /**
     * Starts one for which there are no rosters, so that staff sees everybody; a second one on the same schema is a second
     * replica.
     */
    public static AnalyticsService on(String schema) {
        AnalyticsService service = on(schema, Map.of("gyosil.access.unclaimed-learners", true));
        service.awaitRosters();
        return service;
    }

    /** Starts one with other settings. */
    public static AnalyticsService on(String schema, Map<String, Object> changes) {
        return new AnalyticsService(schema, changes);
    }

    /** Waits until it knows that it knows who is who. */
    public void awaitRosters() {
        await().atMost(Duration.ofSeconds(30)).until(() -> database()
                .column("SELECT count(*) FROM replica_progress WHERE caught_up_at > now() - interval '50 seconds'")
                .equals(List.of("12")));
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

    /** Does something in a transaction of the role of background work. */
    @SuppressWarnings("unchecked")
    public <T> T inTransaction(Supplier<T> work) {
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class, "worker");
        return transactions.executeWrite(status -> work.get());
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
