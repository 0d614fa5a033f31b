package io.gyosil.bench.place;

import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.supervisor.Part;
import io.gyosil.dev.supervisor.ServiceStart;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Our services, each a process started just as the stack starts it, but on a database of choice and without supervisor
 * and entrance.
 *
 * @param home the project's folder
 * @param secrets their passwords and tokens
 * @param keys by which they check tokens
 */
public record OwnService(Path home, Workplace workplace, Secrets secrets, BenchKeys keys) {
    private static final Duration VALIDITY = Duration.ofHours(6);

    /** Those that were built in the project's folder. */
    public static OwnService in(Path home, Workplace workplace) {
        return new OwnService(
                home,
                workplace,
                new Secrets(workplace.folder().resolve("secrets")),
                BenchKeys.in(workplace.folder().resolve("keys")));
    }

    /** Makes the database, roles and schemas of services, such as {@code study}; their tables come with their first start. */
    public void prepareDatabase(String... services) {
        Bootstrap.apply(
                workplace.postgres(),
                Arrays.stream(services).map(secrets::roles).toList());
    }

    /** A token of a person for them. */
    public String token(Person person) {
        return keys.mint(person, VALIDITY);
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param name such as {@code study}
     * @param jdbcUrl its database
     * @param more environment beyond what the stack gives it
     */
    public Running start(String name, String jdbcUrl, Map<String, String> more) {
        return start(name, jdbcUrl, more, List.of());
    }

    /**
     * As {@link #start(String, String, Map)}, with options of the JVM that count more than those of the stack.
     *
     * @param options such as {@code -Xmx512m}
     */
    public Running start(String name, String jdbcUrl, Map<String, String> more, List<String> options) {
        ServiceSpec service = ServiceSpec.ALL.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
        Path program = service.jar(home)
                .orElseThrow(() -> new StackFailure("The program of " + name + " is not built: there is no jar in "
                        + service.module() + "/target."));
        int port = FreePorts.one();
        Part part = new ServiceStart(
                        service,
                        program,
                        port,
                        jdbcUrl,
                        workplace.kafka().bootstrapServers(),
                        secrets,
                        keys.publicKeys().toUri())
                .part(workplace.log(name + "-" + port), more, options);
        Part.Running running = part.start(process -> workplace.atEnd(() -> Ending.of(process)));
        return new Running(port, running.process(), running.stop(), workplace.log(name + "-" + port));
    }

    /**
     * A service that serves.
     *
     * @param port on 127.0.0.1
     */
    public record Running(int port, Process process, Runnable stop, Path log) implements AutoCloseable {
        /** The end of its log, as an appendix to a message. */
        public String lastWords() {
            return LogTail.appendix(log, 10);
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
