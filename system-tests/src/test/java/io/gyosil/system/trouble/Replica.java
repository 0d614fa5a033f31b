package io.gyosil.system.trouble;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.StagedServices;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One process of a service, to be ended and started again. */
final class Replica implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private final String service;
    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    Replica(String service, int port, Map<String, String> environment, Path log) {
        this.service = service;
        this.port = port;
        this.environment = environment;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    void start() {
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
    Replica awaitReady() {
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
    int port() {
        return port;
    }

    /** A client of this one replica. */
    Http http() {
        return Http.at(URI.create("http://127.0.0.1:" + port));
    }

    /** Ends it with SIGKILL. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        return Objects.requireNonNull(process).exitValue();
    }

    /** Asks it to end, as an update does. */
    void stop() throws InterruptedException {
        Process running = Objects.requireNonNull(process);
        running.destroy();
        if (!running.waitFor(SOON)) {
            throw new IllegalStateException(service + " does not end when asked." + LogTail.appendix(log, 20));
        }
    }

    /** Its log. */
    Path log() {
        return log;
    }

    /** The last lines of its log. */
    String lastWords() {
        return LogTail.appendix(log, 40);
    }

    @Override
    public void close() {
        kill();
    }
}
