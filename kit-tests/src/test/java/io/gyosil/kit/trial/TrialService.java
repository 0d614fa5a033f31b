package io.gyosil.kit.trial;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.kit.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service of the kit alone, on a schema of its own. Two on one schema are two replicas. */
public final class TrialService implements AutoCloseable {

    private final String schema;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private TrialService(String schema, Map<String, Object> settings, Object... beans) {
        this.schema = schema;
        this.context = start(settings, beans);
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    /** One after the other: the framework keeps what a listener's annotation says once for all contexts of a JVM. */
    private static synchronized ApplicationContext start(Map<String, Object> settings, Object... beans) {
        return GyosilService.contextBuilder()
                .properties(settings)
                .properties(listeners(beans))
                .singletons(beans)
                .start();
    }

    private static Map<String, Object> listeners(Object... beans) {
        Map<String, Object> settings = new HashMap<>();
        for (Object bean : beans) {
            if (bean instanceof Hearing hearing) {
                String listener = bean instanceof Hearing.Replica ? "trial.replica." : "trial.visitor.";
                settings.put(listener + "topic", hearing.topic());
                settings.put(listener + "group", hearing.group());
            }
        }
        return settings;
    }

    /** Starts one on the shared servers, with some settings changed and further beans; a {@link Hearing} gets its listener. */
    public static TrialService on(String schema, Map<String, Object> changes, Object... beans) {
        prepare(schema);
        Map<String, Object> settings = settings(schema);
        settings.putAll(changes);
        return new TrialService(schema, settings, beans);
    }

    /** Starts one on the shared servers. */
    public static TrialService on(String schema) {
        return on(schema, Map.of());
    }

    /** Starts one on a PostgreSQL of its own; without a relay. */
    public static TrialService on(OwnServers.Postgres postgres, Object... beans) {
        Map<String, Object> settings = settings(postgres.schema());
        settings.putAll(postgres.settings());
        settings.put("gyosil.outbox.relay", false);
        return new TrialService(postgres.schema(), settings, beans);
    }

    /** The settings of one on the shared servers. */
    public static Map<String, Object> settings(String schema) {
        Map<String, Object> settings = new HashMap<>(Infrastructure.shared().settings(schema));
        settings.put("gyosil.trial", true);
        settings.put("gyosil.outbox.relay", true);
        return settings;
    }

    /** Makes its schema on the shared servers, without a table. */
    public static void prepare(String schema) {
        Infrastructure.shared().with(schema);
    }

    /** Runs statements in a schema, as superuser. */
    public static void execute(String schema, String sql) {
        try {
            new Sql(schema).update(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs statements in its schema, as superuser. */
    public void execute(String sql) {
        execute(schema, sql);
    }

    /** The first column of what a query finds in a schema, as superuser. */
    public static List<String> query(String schema, String sql) {
        try {
            return new Sql(schema).column(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of what a query finds in its schema. */
    public List<String> query(String sql) {
        return query(schema, sql);
    }

    /** Its server, to be ended. */
    public EmbeddedServer server() {
        return server;
    }

    /** Where it answers. */
    public URI uri() {
        return server.getURI();
    }

    /** A client without a token. */
    public Http anyone() {
        return Http.at(uri());
    }

    /** A client with a teacher's token. */
    public Http teacher() {
        return anyone().as(TestTokens.of("teacher", "t-1"));
    }

    /** The transactions of a role, {@code web} or {@code worker}. */
    @SuppressWarnings("unchecked")
    public TrialTransactions transactions(String role) {
        return new TrialTransactions(context.getBean(TransactionOperations.class, Qualifiers.byName(role)));
    }

    /** The bean of that type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What a gauge or counter shows. */
    public double meter(String name, String... tags) {
        return bean(MeterRegistry.class)
                .get(name)
                .tags(tags)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
