package io.gyosil.servers.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, without reading the rest of it. */
public final class LogTail {
    private static final int LINE_LENGTH = 500;

    private LogTail() {}

    /** The last {@code count} lines of the file, of at most 500 bytes each on average; empty when there is no file. */
    public static List<String> lines(Path file, int count) {
        if (count <= 0 || !Files.isReadable(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, log.length() - (long) count * LINE_LENGTH);
            byte[] end = new byte[Math.toIntExact(Math.min(log.length() - start, Integer.MAX_VALUE - 8))];
            log.seek(start);
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            boolean cutInside = start > 0 && lines.size() > 1;
            List<String> whole = cutInside ? lines.subList(1, lines.size()) : lines;
            return List.copyOf(whole.subList(Math.max(0, whole.size() - count), whole.size()));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** A sentence's appendix: the last lines of a log, indented, with the log's name; empty when it has none. */
    public static String appendix(Path file, int count) {
        List<String> lines = lines(file, count);
        if (lines.isEmpty()) {
            return "";
        }
        return "\nThe last lines of " + file + ":\n  " + String.join("\n  ", lines);
    }
}
