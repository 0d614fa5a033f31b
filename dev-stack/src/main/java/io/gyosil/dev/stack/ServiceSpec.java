package io.gyosil.dev.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A service of the stack. The table of all services is here and nowhere else.
 *
 * @param name its name, and that of its schema
 * @param module the folder of its sources, and the name of its jar
 * @param portOffset its port is the stack's base and this, 1 to 5
 * @param environment what it gets beyond what every service gets
 */
public record ServiceSpec(
        String name, String module, int portOffset, Function<Secrets, Map<String, String>> environment) {

    /** The service from which the others have their tokens. */
    public static final ServiceSpec CLASSROOM = new ServiceSpec(
            "classroom",
            "classroom-service",
            1,
            secrets -> Map.of(
                    "GYOSIL_KEY_SECRET", secrets.keySecret(), "GYOSIL_FIRST_ADMIN_CODE", secrets.firstAdminCode()));

    /** The service of live lessons. */
    public static final ServiceSpec SESSION = new ServiceSpec("session", "session-service", 2, secrets -> Map.of());

    /** All services, running or not. */
    public static final List<ServiceSpec> ALL = List.of(
            CLASSROOM,
            SESSION,
            new ServiceSpec(
                    "study",
                    "study-ingest-service",
                    3,
                    secrets -> Map.of("VIEWER_SYNC_TOKEN", secrets.viewerToken(), "STUDY_INGEST_ENABLED", "true")),
            new ServiceSpec("analytics", "analytics-service", 4, secrets -> Map.of()));

    /** The path prefixes that the entrance sends to it. */
    public List<String> routes() {
        return Routes.ALL.of(name).stream().map(PathPrefix::toString).toList();
    }

    /** The services that were built in this tree. */
    public static List<ServiceSpec> builtIn(Path home) {
        return ALL.stream().filter(service -> service.jar(home).isPresent()).toList();
    }

    /** Its program as it was built: a thin jar with its libraries beside it; empty when it was not built. */
    public Optional<Path> jar(Path home) {
        Path target = home.resolve(module).resolve("target");
        Path unversioned = target.resolve(module + ".jar");
        if (Files.isRegularFile(unversioned)) {
            return Optional.of(unversioned);
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-[0-9]*.jar")) {
            for (Path jar : jars) {
                if (!jar.toString().matches(".*-(sources|javadoc|tests)\\.jar")) {
                    return Optional.of(jar);
                }
            }
        } catch (IOException notBuilt) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
