package io.gyosil.dev.stack;

import io.gyosil.servers.process.Patience;
import io.gyosil.servers.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops what runs of a stack. */
final class StackStop {
    /** Longer than the slowest service and then Kafka, which may both have archives to write. */
    private static final Duration STOP = Duration.ofMinutes(5);

    private static final Duration INTERVAL = Duration.ofMillis(30);

    private final StateFile file;
    private final Consumer<String> note;

    StackStop(StateFile file, Consumer<String> note) {
        this.file = file;
        this.note = note;
    }

    /** Asks the supervisor to stop all, and waits for it; says whether anything ran. */
    boolean stop() throws IOException {
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
            clear(left.get());
        }
        return true;
    }

    /** Waits for a start or stop under way to end, clears what is half dead, and says what runs then. */
    Optional<StackState> settle() throws IOException {
        Patience.until(STOP, INTERVAL, () -> file.read()
                .filter(state -> state.phase() != StackState.Phase.RUNNING
                        && state.supervisor().isAlive())
                .isEmpty());
        Optional<StackState> state = file.read();
        if (state.isPresent() && !state.get().supervisor().isAlive()) {
            clear(state.get());
            return Optional.empty();
        }
        return state;
    }

    private void clear(StackState dead) throws IOException {
        for (PartState part : Leftovers.stop(dead)) {
            note.accept("Stopped " + part.name() + ", left behind by an earlier stack that was cut off.");
        }
        file.delete();
    }
}
