package io.gyosil.dev.stack;

import io.gyosil.servers.process.Patience;
import io.gyosil.servers.process.ProcessIdentity;
import io.gyosil.servers.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes that a killed supervisor left behind. They are known by pid and start time: no other is ever stopped. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Leftovers() {}

    /** Stops those of the parts that are still alive, the last started first, and returns which these were. */
    static List<PartState> stop(StackState state) {
        return stop(state, GRACE);
    }

    /** The same with another patience before what does not listen is killed. */
    static List<PartState> stop(StackState state, Duration grace) {
        List<PartState> stopped = new ArrayList<>();
        for (PartState part : state.parts().reversed()) {
            ProcessIdentity process = part.process();
            if (process != null && process.isAlive()) {
                stop(part.name(), process, grace);
                stopped.add(part);
            }
        }
        return stopped;
    }

    private static void stop(String name, ProcessIdentity process, Duration grace) {
        askToEnd(name, process);
        if (!Patience.until(grace, INTERVAL, () -> !process.isAlive())) {
            process.handle().ifPresent(ProcessHandle::destroyForcibly);
            Patience.until(grace, INTERVAL, () -> !process.isAlive());
        }
    }

    private static void askToEnd(String name, ProcessIdentity process) {
        try {
            if (name.equals("postgres")) {
                // Its SIGTERM would wait for every client to leave.
                Signal.INT.sendTo(process.pid());
            } else {
                process.handle().ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException noShell) {
            process.handle().ifPresent(ProcessHandle::destroy);
        }
    }
}
