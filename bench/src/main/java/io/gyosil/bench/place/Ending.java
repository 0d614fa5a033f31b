package io.gyosil.bench.place;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a process and of those that it started. */
final class Ending {
    private static final int PATIENCE_SECONDS = 8;

    private Ending() {}

    /** Asks it to end and waits; what is still there then is killed. */
    static void of(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
