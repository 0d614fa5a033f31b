package io.gyosil.delivery;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.ServiceRoles;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** The real schemas of all services: roles by the bootstrap, tables by each service's own migrations. */
final class ServiceSchemas {

    private static final Path HOME =
            Path.of(System.getProperty("gyosil.home", "..")).toAbsolutePath().normalize();
    private static final String PASSWORD = "onlyForTests0123456789";

    private ServiceSchemas() {}

    /** Makes the database and the roles. */
    static void bootstrap(DebianPostgres server) {
        Bootstrap.apply(
                server::connect,
                ServiceSpec.ALL.stream()
                        .map(service -> new ServiceRoles(service.name(), PASSWORD, PASSWORD, PASSWORD))
                        .toList());
    }

    /** Makes the tables. */
    static void migrate(DebianPostgres server) {
        ServiceSpec.ALL.forEach(service -> migrate(service, server.jdbcUrl(Bootstrap.DATABASE)));
    }

    /** With a class path of its own: on one of all services their migrations would be one heap. */
    private static void migrate(ServiceSpec service, String jdbcUrl) {
        try (URLClassLoader own = new URLClassLoader(classPath(service), ClassLoader.getPlatformClassLoader())) {
            migrate(own, service, jdbcUrl, "db/migration", "flyway_schema_history");
            migrate(own, service, jdbcUrl, "db/kit/migration", "flyway_kit_history");
            migrate(own, service, jdbcUrl, "db/roster/migration", "flyway_roster_history");
        } catch (IOException e) {
            throw new IllegalStateException("the schema of " + service.name() + " cannot be made", e);
        }
    }

    private static void migrate(ClassLoader own, ServiceSpec service, String jdbcUrl, String location, String table) {
        Flyway.configure(own)
                .dataSource(jdbcUrl, service.name() + "_owner", PASSWORD)
                .schemas(service.name())
                .createSchemas(false)
                .table(table)
                .locations("classpath:" + location)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static URL[] classPath(ServiceSpec service) throws IOException {
        Path jar = service.jar(HOME)
                .orElseThrow(() -> new IllegalStateException("the service " + service.name() + " is not built"));
        try (var libraries = Files.newDirectoryStream(jar.resolveSibling("lib"), "*.jar")) {
            List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
            for (Path library : libraries) {
                urls.add(library.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }
}
