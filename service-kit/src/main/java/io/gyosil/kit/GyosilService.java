package io.gyosil.kit;

import io.gyosil.kit.data.SqlState;
import io.gyosil.kit.settings.SettingsTable;
import io.gyosil.kit.shutdown.Shutdown;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.env.DefaultEnvironment;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every service starts: the same settings beneath its own ({@code application-service.yml}). */
public final class GyosilService {

    private static final Logger LOG = LoggerFactory.getLogger(GyosilService.class);

    /** What sysexits.h calls EX_CONFIG: who starts it again with the same settings gets the same. */
    private static final int WRONGLY_TOLD = 78;

    private static final int FAILED = 1;

    private GyosilService() {}

    /** Starts a service and serves until it is told to end. Told wrongly, it says how in one line and ends at once. */
    public static void run(SettingsTable table, String... args) {
        Map<String, String> environment = System.getenv();
        try {
            List<PropertySource> more = table.sources(environment);
            List<String> complaints = complaints(table, more, args);
            if (!complaints.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", complaints));
            }
            table.unknown(environment)
                    .forEach(name -> LOG.warn("{} is no setting of {}; see docs/settings.md", name, table.service()));
            ApplicationContext context = builder(more, args).start();
            Shutdown shutdown = context.getBean(Shutdown.class);
            shutdown.onSignal(context.getBean(EmbeddedServer.class).start());
            LOG.info("{} serves", table.service());
            shutdown.await();
        } catch (RuntimeException | Error e) {
            System.exit(explained(table.service(), e));
        }
    }

    /** The kit's, which is every service's; classes that were not packed into a jar have none. */
    public static String version() {
        return Objects.requireNonNullElse(GyosilService.class.getPackage().getImplementationVersion(), "unknown");
    }

    /** A context without a server, with the same settings. */
    public static ApplicationContextBuilder contextBuilder() {
        return ApplicationContext.builder()
                .environments("service")
                .deduceEnvironment(false)
                .banner(false);
    }

    private static ApplicationContextBuilder builder(List<PropertySource> more, String... args) {
        return contextBuilder().args(args).propertySources(more.toArray(PropertySource[]::new));
    }

    /** Looks at the settings before there is anything that could take them. */
    private static List<String> complaints(SettingsTable table, List<PropertySource> more, String... args) {
        ApplicationContextBuilder builder = builder(more, args);
        try (Environment told = new DefaultEnvironment((DefaultApplicationContextBuilder) builder)) {
            // A context would do so.
            more.forEach(told::addPropertySource);
            told.start();
            return table.complaints(told);
        }
    }

    /** What somebody can mend by other settings, or by another database, needs no stack trace. */
    private static int explained(String service, Throwable failure) {
        Optional<SqlState> refused = SqlState.of(failure).filter(SqlState::isOfTheServer);
        if (refused.isPresent()) {
            LOG.error(
                    "{} does not start, since the database refuses it: {}",
                    service,
                    refused.get().message());
            return FAILED;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && isOurs(cause)) {
                LOG.error("{} does not start: {}", service, cause.getMessage());
                return WRONGLY_TOLD;
            }
        }
        LOG.error("{} does not start", service, failure);
        return FAILED;
    }

    private static boolean isOurs(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.gyosil.");
    }
}
