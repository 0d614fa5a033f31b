package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.proving.testing.StagedServices;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A service as it was built, in a process of its own, on the servers that tests share; nobody starts it again. */
final class ServiceProcess implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xmx192m");
    private static final int KILLED = 128 + 9;

    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    static {
        // A test that fails or is stopped leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the service of that name with some settings changed; its output goes to the end of a file. */
    static ServiceProcess start(String name, Map<String, Object> changes, Path log) {
        Map<String, Object> settings =
                new HashMap<>(Infrastructure.shared().with(name).settings(name));
        // There are no rosters here.
        settings.put("gyosil.access.unclaimed-learners", true);
        settings.putAll(changes);
        ProcessBuilder builder = new ProcessBuilder(StagedServices.command(name, OPTIONS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach((key, value) -> builder.environment().put(variable(key), String.valueOf(value)));
        try {
            Process process = builder.start();
            STARTED.add(process);
            process.onExit().thenAccept(STARTED::remove);
            return new ServiceProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has died of a SIGKILL. */
    void awaitKilled(String where) {
        boolean ended = ended();
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended at " + where + LogTail.appendix(log, 20)).isTrue();
        assertThat(process.exitValue()).as(where + LogTail.appendix(log, 20)).isEqualTo(KILLED);
    }

    /** Waits until it has ended by itself; its exit code. */
    int awaitEnd() {
        boolean ended = ended();
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended by itself" + LogTail.appendix(log, 20)).isTrue();
        return process.exitValue();
    }

    private boolean ended() {
        try {
            return process.waitFor(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
