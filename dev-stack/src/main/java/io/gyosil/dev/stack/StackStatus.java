package io.gyosil.dev.stack;

import java.util.List;

/**
 * How a stack is right now.
 *
 * @param condition in a word
 * @param state what its supervisor wrote last; its parts may be dead since
 */
public record StackStatus(Condition condition, StackState state) {

    /** How a stack can be. */
    public enum Condition {
        /** All of it serves. */
        HEALTHY,
        /** It is being started or stopped. */
        CHANGING,
        /** Something of it does not serve right now; the supervisor is at it. */
        DEGRADED,
        /** Its supervisor is dead, whatever else may live. */
        ORPHANED
    }

    static StackStatus of(StackState state) {
        if (!state.supervisor().isAlive()) {
            return new StackStatus(Condition.ORPHANED, state);
        }
        if (state.phase() != StackState.Phase.RUNNING) {
            return new StackStatus(Condition.CHANGING, state);
        }
        return new StackStatus(state.isHealthy() ? Condition.HEALTHY : Condition.DEGRADED, state);
    }

    /** The names of the parts that do not serve. */
    public List<String> notServing() {
        return state.notServing();
    }

    /** Whether this part serves right now. */
    public boolean isServing(PartState part) {
        return part.isServing();
    }
}
