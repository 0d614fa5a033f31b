package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.proving.testing.StagedServices;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A service as it was built, in a process of its own, to be ended and started again by a test alone. */
public final class ServiceProcess implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private final String service;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    /** It does not run yet; its output will go to the end of a file. */
    public ServiceProcess(String service, Map<String, String> environment, Path log) {
        this.service = service;
        this.environment = Map.copyOf(environment);
        this.log = log;
        // A test that fails or is stopped leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Starts a service on the servers that tests share, with some settings changed. */
    static ServiceProcess start(String service, Map<String, Object> changes, Path log) {
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(service).settings(service));
        // There are no rosters here.
        settings.put("gyosil.access.unclaimed-learners", true);
        settings.putAll(changes);
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) -> environment.put(
                key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), String.valueOf(value)));
        ServiceProcess started = new ServiceProcess(service, environment, log);
        started.start();
        return started;
    }

    /** Starts it, or starts it again; it is not ready yet. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(StagedServices.command(service, OPTIONS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(GYOSIL|VIEWER|STUDY|MICRONAUT)_.*"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it says that it is ready. */
    public ServiceProcess awaitReady() {
        try {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> http().get("/health/readiness").status() == 200);
            return this;
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(service + " is not ready." + LogTail.appendix(log, 20), e);
        }
    }

    /** Where it answers. */
    public int port() {
        return Integer.parseInt(Objects.requireNonNull(environment.get("MICRONAUT_SERVER_PORT")));
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A client of this one process. */
    public Http http() {
        return Http.at(url());
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                // Not onExit(): that comes by the common pool, which a test may have filled.
                running.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks it to end, as an update does. */
    public void stop() throws InterruptedException {
        Objects.requireNonNull(process).destroy();
        awaitEnd();
    }

    /** Returns when it has ended; its exit code. */
    int awaitEnd() throws InterruptedException {
        Process running = Objects.requireNonNull(process);
        assertThat(running.waitFor(SOON))
                .as(service + " ended" + LogTail.appendix(log, 20))
                .isTrue();
        return exitCode();
    }

    /** Its exit code, once it has ended. */
    public int exitCode() {
        return Objects.requireNonNull(process).exitValue();
    }

    /** Its log. */
    public Path log() {
        return log;
    }

    /** The last lines of its log. */
    public String lastWords() {
        return LogTail.appendix(log, 40);
    }

    @Override
    public void close() {
        kill();
    }
}
