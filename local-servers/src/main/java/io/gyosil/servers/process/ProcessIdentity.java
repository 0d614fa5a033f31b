package io.gyosil.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process, distinct from a later one that was given the same pid.
 *
 * @param pid the process id
 * @param started when it started: on Linux the boot and the clock tick, which no change of the wall clock moves;
 *     elsewhere the milliseconds since 1970
 */
public record ProcessIdentity(long pid, String started) {

    /** The identity of a live process; empty when it is gone, or only waits to be reaped. */
    public static Optional<ProcessIdentity> of(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .map(instant -> new ProcessIdentity(pid, Long.toString(instant.toEpochMilli())));
        }
        try {
            String line = Files.readString(stat);
            // The command in brackets may hold spaces and brackets itself, so the fields are counted from its end.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead ? Optional.empty() : Optional.of(new ProcessIdentity(pid, bootId() + ":" + fields[19]));
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** The process that runs this code. */
    public static ProcessIdentity self() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> new IllegalStateException("no identity for pid " + pid));
    }

    /** Whether this very process is still alive. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Its handle, as long as it is this very process. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    private static String bootId() throws IOException {
        Path file = Path.of("/proc/sys/kernel/random/boot_id");
        return Files.isReadable(file) ? Files.readString(file).trim() : "boot";
    }
}
