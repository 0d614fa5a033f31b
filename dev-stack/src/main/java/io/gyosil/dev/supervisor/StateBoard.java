package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.StackState;
import io.gyosil.dev.stack.StateFile;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the stack's state changes; each change is on disk before the next step is taken. */
final class StateBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final StateFile file;
    private StackState state;

    StateBoard(StateFile file, StackState state) {
        this.file = file;
        this.state = state;
    }

    synchronized void change(UnaryOperator<StackState> change) {
        state = change.apply(state);
        try {
            file.write(state);
        } catch (IOException failure) {
            // The stack itself can go on; a full disk is reported by whatever needs it.
            LOG.error("The state of the stack could not be written: {}", failure.toString());
        }
    }

    void changePart(String name, UnaryOperator<PartState> change) {
        change(all -> all.with(name, change));
    }

    synchronized void clear() {
        try {
            file.delete();
        } catch (IOException failure) {
            LOG.error("The state of the stack could not be deleted: {}", failure.toString());
        }
    }
}
