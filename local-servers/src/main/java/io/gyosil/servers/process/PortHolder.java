package io.gyosil.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens on a TCP port, as far as /proc says (Linux; another user's processes only as root). */
public record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";

    /** The listener on {@code port}, or empty when there is none or the system does not say. */
    public static Optional<PortHolder> of(int port) {
        Set<String> sockets = new HashSet<>();
        sockets.addAll(listeningSockets(Path.of("/proc/net/tcp"), port));
        sockets.addAll(listeningSockets(Path.of("/proc/net/tcp6"), port));
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process.pid(), sockets))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), commandOf(process)));
    }

    @Override
    public String toString() {
        return "pid " + pid + " (" + command + ")";
    }

    private static Set<String> listeningSockets(Path table, int port) {
        String hexPort = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        try (Stream<String> lines = Files.lines(table)) {
            lines.map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(hexPort) && fields[3].equals(LISTENING))
                    .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
        } catch (IOException | UncheckedIOException noSuchTable) {
            return Set.of();
        }
        return sockets;
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException goneOrNotOurs) {
            return false;
        }
        return false;
    }

    private static String commandOf(ProcessHandle process) {
        String line =
                process.info().commandLine().or(() -> process.info().command()).orElse("command unknown");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
