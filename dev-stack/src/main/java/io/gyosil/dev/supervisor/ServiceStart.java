package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.ClassArchives.Program;
import io.gyosil.servers.process.JavaProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a service is started, by the stack and by a caller who wants just one service, with the same options for both
 * but for those that have a whole stack start soon.
 *
 * @param program its jar, with its libraries beside it
 * @param port where it is to listen
 * @param jdbcUrl its database, in which its roles and its schema are prepared
 * @param kafka the broker, as {@code bootstrap.servers}
 * @param secrets its passwords
 * @param jwks where the public keys are by which it checks tokens
 */
public record ServiceStart(
        ServiceSpec service, Path program, int port, String jdbcUrl, String kafka, Secrets secrets, URI jwks) {
    /** What a container of 512 MiB gives it. */
    private static final List<String> OPTIONS = List.of("-Xmx256m");

    /**
     * Its process, before it is started.
     *
     * @param log where its output goes
     * @param more environment that comes before what every service gets
     */
    public Part part(Path log, Map<String, String> more) {
        return part(log, more, List.of());
    }

    /**
     * As {@link #part(Path, Map)}, with options of the JVM that count more than those of every service.
     *
     * @param options such as {@code -Xmx512m}
     */
    public Part part(Path log, Map<String, String> more, List<String> options) {
        return part(log, more, () -> new Launch(command(options), () -> {}));
    }

    /** As {@link #part(Path, Map)}, from the archive of its classes; without one it writes it at its end. */
    public Part part(Path log, Map<String, String> more, ClassArchives archives) {
        Program archived = new Program(service.name(), program);
        return part(log, more, () -> Launch.from(archives, archived, this::command));
    }

    private Part part(Path log, Map<String, String> more, Supplier<Launch> launch) {
        Map<String, String> environment = environment();
        environment.putAll(more);
        return new JavaPart(service.name(), port, "/health/readiness", launch, environment, log);
    }

    private List<String> command(List<String> options) {
        return JavaProcess.ofJar(
                program, Stream.concat(OPTIONS.stream(), options.stream()).toList());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        ServiceRoles roles = secrets.roles(service.name());
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        environment.put("GYOSIL_DATABASE_JDBC_URL", jdbcUrl);
        environment.put("GYOSIL_DATABASE_OWNER_PASSWORD", roles.ownerPassword());
        environment.put("GYOSIL_DATABASE_WEB_PASSWORD", roles.webPassword());
        environment.put("GYOSIL_DATABASE_WORKER_PASSWORD", roles.workerPassword());
        environment.put("GYOSIL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        // The entrance.
        environment.put("GYOSIL_PROXIES", "1");
        if (service != ServiceSpec.CLASSROOM) {
            environment.put("GYOSIL_TOKENS_JWKS", jwks.toString());
            // Somebody whom no roster knows is everybody's here: a first upload needs no roster.
            environment.put("GYOSIL_ACCESS_UNCLAIMED_LEARNERS", "true");
        }
        environment.putAll(service.environment().apply(secrets));
        return environment;
    }
}
