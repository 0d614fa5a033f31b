package io.gyosil.dev.stack;

import io.gyosil.dev.StackFailure;
import io.gyosil.dev.machine.FileTree;
import io.gyosil.dev.machine.Patience;
import io.gyosil.dev.machine.ProcessIdentity;
import io.gyosil.dev.stack.StackState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The stack whose data is in one folder: PostgreSQL, Kafka, the services that were built, and the entrance. It runs on
 * in the background until it is stopped; any number of {@code Stack} objects, in any process, may look at it.
 */
public final class Stack {
    private static final Duration OTHERS = Duration.ofSeconds(120);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(25);
    private static final Duration INTERVAL = Duration.ofMillis(30);

    private final StackLayout layout;
    private final StateFile file;

    public Stack(StackLayout layout) {
        this.layout = layout;
        this.file = new StateFile(layout);
    }

    /** Where its files are. */
    public StackLayout layout() {
        return layout;
    }

    /** The port base with which it was last started. */
    public OptionalInt rememberedPortBase() {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(layout.portBase()).trim()));
        } catch (IOException | NumberFormatException never) {
            return OptionalInt.empty();
        }
    }

    /** How it is; empty when it does not run. */
    public Optional<StackStatus> status() {
        return file.read().map(StackStatus::of);
    }

    /**
     * Starts it unless it runs, and waits until all of it serves.
     *
     * @param note is told in a sentence what happens
     * @param progress is shown the state whenever it may have changed
     * @throws StackFailure when it cannot; nothing of it runs then that did not run before
     */
    public StackInfo up(PortPlan ports, Consumer<String> note, Consumer<StackState> progress) {
        boolean fresh = !Files.exists(layout.portBase());
        Preflight.prepareData(layout);
        try (CommandLock alone = lock()) {
            Optional<StackState> running = settled(note);
            if (running.isPresent()) {
                return joined(running.get(), ports);
            }
            try {
                Preflight.checkSpace(layout.data());
                Preflight.checkPorts(ports, ServiceSpec.builtIn(layout.home()));
            } catch (StackFailure failure) {
                if (fresh) {
                    deleteData();
                }
                throw failure;
            }
            Files.writeString(layout.portBase(), Integer.toString(ports.base()));
            SupervisorLaunch launch = SupervisorLaunch.of(layout, ports);
            return StackInfo.of(layout, launch.awaitReady(progress));
        } catch (IOException failure) {
            throw new StackFailure("The stack could not be started: " + failure.getMessage(), failure);
        }
    }

    /** Stops it, also what a killed supervisor left; says whether anything ran. */
    public boolean down(Consumer<String> note) {
        if (!Files.isDirectory(layout.run())) {
            return false;
        }
        try (CommandLock alone = lock()) {
            return stop(note);
        } catch (IOException failure) {
            throw new StackFailure("The stack could not be stopped: " + failure.getMessage(), failure);
        }
    }

    /** Stops it and deletes all its data. */
    public void reset(Consumer<String> note) {
        down(note);
        deleteData();
    }

    /** Where everything is; empty when it does not run. */
    public Optional<StackInfo> info() {
        return file.read()
                .filter(state -> state.supervisor().isAlive() && state.phase() == Phase.RUNNING)
                .map(state -> StackInfo.of(layout, state));
    }

    /** What a reset deletes: the files and folders that are there. */
    public List<Path> contents() {
        return layout.contents().stream().filter(Files::exists).toList();
    }

    /** Waits for a start or stop under way to end, clears what is half dead, and says what runs then. */
    private Optional<StackState> settled(Consumer<String> note) throws IOException {
        Patience.until(STOP, INTERVAL, () -> file.read()
                .filter(state -> state.phase() != Phase.RUNNING && state.supervisor().isAlive())
                .isEmpty());
        Optional<StackState> state = file.read();
        if (state.isPresent() && !state.get().supervisor().isAlive()) {
            clear(state.get(), note);
            return Optional.empty();
        }
        return state;
    }

    private StackInfo joined(StackState running, PortPlan wanted) {
        if (running.portBase() != wanted.base()) {
            throw new StackFailure("The stack in " + layout.data() + " already runs with port base " + running.portBase()
                    + ". Stop it first with ./gyosil down, or give the second one a folder of its own with --data.");
        }
        boolean healthy = Patience.until(
                RECOVERY, INTERVAL, () -> file.read().filter(StackState::isHealthy).isPresent());
        if (!healthy) {
            String silent = String.join(", ", file.read().orElse(running).notServing());
            throw new StackFailure("The stack runs, but this does not serve: " + silent
                    + ". Look at its log with ./gyosil logs, or start anew with ./gyosil down and ./gyosil up.");
        }
        return StackInfo.of(layout, running);
    }

    private boolean stop(Consumer<String> note) throws IOException {
        Optional<StackState> state = file.read();
        if (state.isEmpty()) {
            return false;
        }
        ProcessIdentity supervisor = state.get().supervisor();
        supervisor.handle().ifPresent(ProcessHandle::destroy);
        if (!Patience.until(STOP, INTERVAL, () -> !supervisor.isAlive())) {
            supervisor.handle().ifPresent(ProcessHandle::destroyForcibly);
            Patience.until(STOP, INTERVAL, () -> !supervisor.isAlive());
        }
        Optional<StackState> left = file.read();
        if (left.isPresent()) {
            clear(left.get(), note);
        }
        return true;
    }

    private void clear(StackState dead, Consumer<String> note) throws IOException {
        for (PartState part : Leftovers.stop(dead)) {
            note.accept("Stopped " + part.name() + ", left behind by an earlier stack that was cut off.");
        }
        file.delete();
    }

    private void deleteData() {
        try {
            for (Path path : layout.contents()) {
                FileTree.delete(path);
            }
            if (Files.isDirectory(layout.data()) && FileTree.isEmpty(layout.data())) {
                Files.delete(layout.data());
            }
        } catch (IOException failure) {
            throw new StackFailure("Not all of " + layout.data() + " could be deleted: " + failure.getMessage(), failure);
        }
    }

    private CommandLock lock() throws IOException {
        return CommandLock.on(
                layout.commandLock(), OTHERS, "Another ./gyosil is busy with the stack in " + layout.data() + ".");
    }
}
