package io.gyosil.servers.postgres;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The lock that a killed PostgreSQL leaves in its data folder. PostgreSQL refuses to start while any process of its user
 * has the pid in that lock, and for root that is nearly every process; so the lock is cleared here, but only when no
 * PostgreSQL works in that folder any more.
 */
final class StaleLock {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private StaleLock() {}

    static void clear(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        long server = pidIn(lock);
        if (workersIn(data, server).contains(server)) {
            throw new StackFailure(
                    "PostgreSQL is already running in " + data + " (pid " + server + "). Stop it first.");
        }
        endOrphans(data, server);
        Files.deleteIfExists(lock);
    }

    /** The children of a killed server notice its death when they wait for something; a busy one needs a signal. */
    private static void endOrphans(Path data, long server) {
        boolean gone = Patience.until(
                LAST_WORDS, INTERVAL, () -> workersIn(data, server).isEmpty());
        if (!gone) {
            workersIn(data, server).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Patience.until(LAST_WORDS, INTERVAL, () -> workersIn(data, server).isEmpty());
        }
    }

    private static long pidIn(Path lock) throws IOException {
        try {
            return Long.parseLong(
                    Files.readString(lock).lines().findFirst().orElse("").trim());
        } catch (NumberFormatException cutShort) {
            return -1;
        }
    }

    /** The PostgreSQL processes whose working folder is {@code data}; where that cannot be known, the server at most. */
    private static List<Long> workersIn(Path data, long server) {
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.allProcesses()
                    .filter(process -> worksIn(data, process.pid()) && isPostgres(process))
                    .map(ProcessHandle::pid)
                    .toList();
        }
        return ProcessHandle.of(server)
                .filter(process -> process.isAlive() && isPostgres(process))
                .map(process -> List.of(process.pid()))
                .orElse(List.of());
    }

    private static boolean worksIn(Path data, long pid) {
        try {
            // A process that only waits to be reaped has no working folder any more.
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), data);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("/postgres");
    }
}
