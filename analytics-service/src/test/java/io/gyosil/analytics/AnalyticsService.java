package io.gyosil.analytics;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The analytics service under test. Unless a test says otherwise there are no rosters, so that staff sees everybody. */
@Singleton
public final class AnalyticsService implements AutoCloseable {

    private final EmbeddedServer server;
    private final String schema;
    private boolean hasRosters;

    AnalyticsService(EmbeddedServer server) {
        this.server = server;
        this.schema = server.getApplicationContext().getRequiredProperty("gyosil.database.service", String.class);
    }

    /** Starts one for which there are no rosters. */
    public static AnalyticsService on(String schema) {
        AnalyticsService service = on(schema, Map.of("gyosil.access.unclaimed-learners", true));
        service.awaitRosters();
        return service;
    }

    /** Starts another one with other settings, for which rosters count; on the same schema it is a second replica. */
    public static AnalyticsService on(String schema, Map<String, Object> changes) {
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(schema).settings(schema));
        settings.putAll(changes);
        return new AnalyticsService(
                GyosilService.contextBuilder().properties(settings).run(EmbeddedServer.class));
    }

    /** Waits until it knows that it knows who is who. */
    public void awaitRosters() {
        if (!hasRosters) {
            await().atMost(SOON).until(() -> database()
                    .column("SELECT count(*) FROM replica_progress WHERE caught_up_at > now() - interval '50 seconds'")
                    .equals(List.of("12")));
            hasRosters = true;
        }
    }

    public Http anyone() {
        return Http.at(server.getURI());
    }

    /** A teacher, to whom an answer depends on the rosters: waits until the service has them. */
    public Http teacher() {
        awaitRosters();
        return anyone().as(TestTokens.of("teacher", "t-1"));
    }

    /** An admin of organization 1; waits like {@link #teacher}. */
    public Http admin() {
        awaitRosters();
        return anyone().as(TestTokens.of("admin", "a-1"));
    }

    public Http operator() {
        return anyone().as(TestTokens.of("operator", "o-1"));
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

    /** Its schema. */
    public String schema() {
        return schema;
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
