package io.gyosil.dev.stack;

import io.gyosil.dev.stack.StackState.Phase;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ClassArchives.Program;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.JavaProcess;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Launches the supervisor so that it outlives this process and its terminal, and waits for what becomes of it. */
final class SupervisorLaunch {
    private static final String MAIN = "io.gyosil.dev.supervisor.SupervisorMain";
    private static final List<String> OPTIONS = List.of("-Xms16m", "-Xmx96m", "-XX:TieredStopAtLevel=1");
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int STOP = 240;

    private final StackLayout layout;
    private final StateFile file;
    private final Process process;
    private final boolean writesArchive;

    private SupervisorLaunch(StackLayout layout, Process process, boolean writesArchive) {
        this.layout = layout;
        this.file = new StateFile(layout);
        this.process = process;
        this.writesArchive = writesArchive;
    }

    static SupervisorLaunch of(StackLayout layout, PortPlan ports) throws IOException {
        List<String> command = new ArrayList<>(ownSession());
        Path program = layout.devStackProgram();
        Program archived = layout.archived("supervisor");
        boolean writesArchive = !layout.archives().has(archived);
        command.addAll(JavaProcess.ofClass(
                Files.exists(program) ? program.toString() : JavaProcess.classPath(),
                MAIN,
                Stream.concat(OPTIONS.stream(), layout.archives().options(archived).stream())
                        .toList(),
                List.of(
                        layout.home().toString(),
                        layout.data().toString(),
                        layout.archives().folder().toString(),
                        Integer.toString(ports.base()))));
        File log = layout.log("supervisor").toFile();
        Process process = new ProcessBuilder(command)
                .directory(layout.data().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return new SupervisorLaunch(layout, process, writesArchive);
    }

    /** Waits until all serves. Everything is stopped if it comes to nothing, also if this process is asked to end. */
    StackState awaitReady(Consumer<StackState> progress) throws IOException {
        Thread giveUp = new Thread(this::stop, "give-up");
        Runtime.getRuntime().addShutdownHook(giveUp);
        boolean ready = false;
        try {
            ready = isReady(progress);
            if (!ready) {
                throw failure();
            }
            return file.read().orElseThrow(this::failure);
        } finally {
            if (!ready) {
                stop();
            }
            forget(giveUp);
        }
    }

    private boolean isReady(Consumer<StackState> progress) {
        Patience.until(START, INTERVAL, () -> {
            Optional<StackState> state = file.read();
            state.ifPresent(progress);
            return !process.isAlive() || state.filter(StackState::isHealthy).isPresent();
        });
        return process.isAlive() && file.read().filter(StackState::isHealthy).isPresent();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException thisProcessIsEnding) {
            // Then the hook runs, which is right.
            Thread.onSpinWait();
        }
    }

    private StackFailure failure() {
        stop();
        if (writesArchive) {
            // Of the few classes that it has loaded: it would stay for all later starts.
            layout.archives().delete(layout.archived("supervisor"));
        }
        Optional<StackState> state = file.read();
        String why = state.filter(last -> last.phase() == Phase.FAILED)
                .map(StackState::failure)
                .orElseGet(() -> "The supervisor ended before the stack was ready."
                        + LogTail.appendix(layout.log("supervisor"), 15));
        state.ifPresent(this::clear);
        return new StackFailure(why);
    }

    private void clear(StackState dead) {
        Leftovers.stop(dead);
        try {
            file.delete();
        } catch (IOException unwritable) {
            throw new StackFailure(
                    "The stack's state in " + layout.run() + " cannot be deleted: " + FileFailure.reason(unwritable),
                    unwritable);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What puts a program where no terminal's end reaches it: a session of its own, or else deafness to its signal. */
    private static List<String> ownSession() {
        return onPath("setsid").or(() -> onPath("nohup")).map(List::of).orElse(List.of());
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
