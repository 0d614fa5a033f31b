package io.gyosil.dev.cli;

import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.StackFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack is meant; every command takes these. */
final class StackOptions {
    private static final String BASE_VARIABLE = "GYOSIL_PORT_BASE";
    private static final String DATA_VARIABLE = "GYOSIL_DATA";

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The entrance's port; services take N+1 to N+5, PostgreSQL N+10, Kafka N+11 and N+12."
                    + " Default: $" + BASE_VARIABLE + ", else the one last used with this data folder, else 8080.")
    private @Nullable Integer portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the stack keeps its data and logs. Default: $" + DATA_VARIABLE
                    + ", else .gyosil beside the sources.")
    private @Nullable Path data;

    /** The stack in the data folder. */
    Stack stack() {
        Path home = Path.of(System.getProperty("gyosil.home", ""));
        return new Stack(new StackLayout(home, dataFolder(home)));
    }

    /** The ports to start with. */
    PortPlan ports(Stack stack) {
        Integer chosen = chosenBase();
        return new PortPlan(chosen != null ? chosen : stack.rememberedPortBase().orElse(PortPlan.DEFAULT_BASE));
    }

    /** Refuses to act on a stack with other ports than those that were named. */
    void checkPorts(Stack stack) {
        Integer chosen = portBase;
        stack.status().ifPresent(status -> {
            int running = status.state().portBase();
            if (chosen != null && chosen != running) {
                throw new StackFailure("The stack in " + stack.layout().data() + " has port base " + running + ", not "
                        + chosen + ". Leave --port-base out, or name the other stack's folder with --data.");
            }
        });
    }

    private @Nullable Integer chosenBase() {
        String variable = System.getenv(BASE_VARIABLE);
        if (portBase != null || variable == null || variable.isBlank()) {
            return portBase;
        }
        try {
            return Integer.valueOf(variable.trim());
        } catch (NumberFormatException notANumber) {
            throw new StackFailure(
                    "$" + BASE_VARIABLE + " is \"" + variable + "\", not a port. Unset it, or make it a number"
                            + " such as 18080.",
                    notANumber);
        }
    }

    private Path dataFolder(Path home) {
        String variable = System.getenv(DATA_VARIABLE);
        if (data != null) {
            return callersFolder().resolve(data);
        }
        return variable == null || variable.isBlank()
                ? home.resolve(".gyosil")
                : callersFolder().resolve(variable);
    }

    private static Path callersFolder() {
        return Path.of(System.getProperty("user.dir"));
    }
}
