package io.gyosil.dev.stack;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.PostgresBinaries;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a stack, or joins the one that runs already. */
final class StackStart {
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(30);

    private final StackLayout layout;
    private final PortPlan ports;
    private final StateFile file;
    private final Consumer<String> note;

    StackStart(StackLayout layout, PortPlan ports, Consumer<String> note) {
        this.layout = layout;
        this.ports = ports;
        this.file = new StateFile(layout);
        this.note = note;
    }

    StackInfo start(Consumer<StackState> progress) throws IOException {
        Optional<StackState> running = new StackStop(file, note).settle();
        if (running.isPresent()) {
            return join(running.get());
        }
        Preflight.checkSpace(layout.data());
        Preflight.checkPorts(ports, ServiceSpec.builtIn(layout.home()));
        Programs.stage(layout);
        // Here and not by the supervisor, which starts from an archive of its classes: PackedPrograms says why.
        PostgresBinaries.unpackedIn(layout.cache());
        Files.writeString(layout.portBase(), Integer.toString(ports.base()));
        return StackInfo.of(layout, SupervisorLaunch.of(layout, ports).awaitReady(progress));
    }

    private StackInfo join(StackState running) {
        if (running.portBase() != ports.base()) {
            throw new StackFailure(
                    "The stack in " + layout.data() + " already runs with port base " + running.portBase()
                            + ". Stop it first with ./gyosil down, or give the second one a folder of its own with"
                            + " --data.");
        }
        boolean healthy = Patience.until(RECOVERY, INTERVAL, () -> file.read()
                .filter(StackState::isHealthy)
                .isPresent());
        if (!healthy) {
            List<String> silent = file.read().orElse(running).notServing();
            throw new StackFailure("The stack runs, but this does not serve: " + String.join(", ", silent)
                    + ". Look at its log with ./gyosil logs, or start anew with ./gyosil down and ./gyosil up.");
        }
        if (isOutdated(running)) {
            note.accept(
                    "The services were built anew since this stack was started. To run the new build: ./gyosil down,"
                            + " then ./gyosil up.");
        }
        return StackInfo.of(layout, running);
    }

    private boolean isOutdated(StackState running) {
        Instant start = Instant.parse(running.startedAt());
        return ServiceSpec.builtIn(layout.home()).stream()
                .flatMap(service -> service.jar(layout.home()).stream())
                .anyMatch(
                        jar -> Instant.ofEpochMilli(jar.toFile().lastModified()).isAfter(start));
    }
}
