package io.gyosil.kit;

import io.gyosil.kit.settings.FileSettings;
import io.gyosil.kit.settings.KafkaVariables;
import io.gyosil.kit.settings.Settings;
import io.gyosil.kit.shutdown.Shutdown;
import io.gyosil.kit.sqlstate.SqlState;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every service starts: the same settings below its own ({@code application-service.yml}). */
public final class GyosilService {

    private static final Logger LOG = LoggerFactory.getLogger(GyosilService.class);

    /** Of sysexits.h: another start with the same settings ends in the same way. */
    private static final int EX_CONFIG = 78;

    private static final int FAILED = 1;

    private GyosilService() {}

    /** Starts a service and serves until it is asked to end. With a setting that is wrong it says so in one line and ends at once. */
    public static void run(String service, String... args) {
        Map<String, String> environment = System.getenv();
        try {
            ApplicationContext context = contextBuilder()
                    .args(args)
                    .propertySources(FileSettings.of(environment), KafkaVariables.of(environment))
                    .start();
            context.getBean(Settings.class)
                    .unknown(environment.keySet())
                    .forEach(name -> LOG.warn("{} is no setting of {}; see docs/reference/settings.md", name, service));
            Shutdown shutdown = context.getBean(Shutdown.class);
            shutdown.onSignal(context.getBean(EmbeddedServer.class).start());
            LOG.info("{} serves", service);
            shutdown.await();
        } catch (RuntimeException | Error e) {
            System.exit(explained(service, e));
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

    /** What somebody can repair by other settings, or by another database, needs no stack trace. */
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
                return EX_CONFIG;
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
