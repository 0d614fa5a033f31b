package io.gyosil.dev.stack;

import io.gyosil.dev.stack.StackState.Phase;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.FileTree;
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
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(layout.portBase()).trim()));
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
     * @param note receives sentences about what happens
     * @param progress is shown the state whenever it may have changed
     * @throws StackFailure when it cannot; nothing of it runs then that did not run before
     */
    public StackInfo up(PortPlan ports, Consumer<String> note, Consumer<StackState> progress) {
        boolean fresh = !Files.exists(layout.portBase());
        Preflight.prepareData(layout);
        try (CommandLock alone = lock()) {
            return new StackStart(layout, ports, note).start(progress);
        } catch (IOException failure) {
            throw explained(
                    new StackFailure("The stack could not be started: " + FileFailure.reason(failure), failure));
        } catch (StackFailure failure) {
            throw explained(failure);
        } finally {
            if (fresh && !Files.exists(layout.portBase())) {
                deleteData();
            }
        }
    }

    /**
     * Stops it, also what a killed supervisor left; says whether anything ran. Once for each build that takes some seconds longer:
     * each program writes which classes it loaded, and starts faster from then on.
     */
    public boolean down(Consumer<String> note) {
        if (!Files.isDirectory(layout.run())) {
            return false;
        }
        try (CommandLock alone = lock()) {
            return new StackStop(file, note).stop();
        } catch (IOException failure) {
            throw new StackFailure("The stack could not be stopped: " + FileFailure.reason(failure), failure);
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

    /** Says first that the disk is full, when that is behind it: the rest of the message may hide it well. */
    private StackFailure explained(StackFailure failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left on device") || Preflight.isFull(layout.data())
                ? new StackFailure(
                        "The disk of " + layout.data() + " is full. Free some space and try again.\n" + message,
                        failure)
                : failure;
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
            throw new StackFailure(
                    "Not all of " + layout.data() + " could be deleted: " + FileFailure.reason(failure), failure);
        }
    }

    private CommandLock lock() throws IOException {
        return CommandLock.on(
                layout.commandLock(), OTHERS, "Another ./gyosil is busy with the stack in " + layout.data() + ".");
    }
}
