package io.gyosil.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process holds (Linux; unknown elsewhere). */
public final class ResidentMemory {
    private ResidentMemory() {}

    /** Bytes held by the process, and by its children beyond what they share with it. */
    public static OptionalLong bytes(long pid) {
        OptionalLong own = field(pid, "VmRSS:");
        if (own.isEmpty()) {
            return own;
        }
        long children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> field(child.pid(), "RssAnon:").orElse(0))
                .sum();
        return OptionalLong.of(own.getAsLong() + children);
    }

    private static OptionalLong field(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/status"))
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | NumberFormatException goneOrNotLinux) {
            return OptionalLong.empty();
        }
    }
}
