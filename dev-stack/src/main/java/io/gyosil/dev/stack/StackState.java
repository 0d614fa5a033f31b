package io.gyosil.dev.stack;

import io.gyosil.servers.process.ProcessIdentity;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor writes down about its stack.
 *
 * @param portBase the stack's port base
 * @param supervisor the supervisor's process
 * @param phase how far it is
 * @param startedAt when the start began, RFC 3339
 * @param readyAfterMillis how long the start took, 0 before
 * @param failure why the start failed, for its user; null otherwise
 * @param parts the processes in the order in which they are started
 */
public record StackState(
        int portBase,
        ProcessIdentity supervisor,
        Phase phase,
        String startedAt,
        long readyAfterMillis,
        @Nullable String failure,
        List<PartState> parts) {

    /** How far a stack is. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        FAILED
    }

    /** The same with another phase. */
    public StackState in(Phase next) {
        return new StackState(portBase, supervisor, next, startedAt, readyAfterMillis, failure, parts);
    }

    /** The same, running. */
    public StackState running(long afterMillis) {
        return new StackState(portBase, supervisor, Phase.RUNNING, startedAt, afterMillis, null, parts);
    }

    /** The same, failed. */
    public StackState failed(String why) {
        return new StackState(portBase, supervisor, Phase.FAILED, startedAt, readyAfterMillis, why, parts);
    }

    /** The same with one part changed. */
    public StackState with(String part, UnaryOperator<PartState> change) {
        List<PartState> changed = parts.stream()
                .map(each -> each.name().equals(part) ? change.apply(each) : each)
                .toList();
        return new StackState(portBase, supervisor, phase, startedAt, readyAfterMillis, failure, changed);
    }

    /** The parts that do not serve right now. */
    List<String> notServing() {
        return parts.stream()
                .filter(part -> !part.isServing())
                .map(PartState::name)
                .toList();
    }

    boolean isHealthy() {
        return phase == Phase.RUNNING && supervisor.isAlive() && notServing().isEmpty();
    }
}
