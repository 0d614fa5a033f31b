package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.StackLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of the parts, none of which grows without end: of a long one the newest part is put aside, and the rest let
 * go. Their writers append and do not notice.
 */
final class LogFile {
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final long LONG = 64L << 20;
    private static final long KEPT = 16L << 20;
    private static final long INTERVAL_MILLIS = 5_000;

    private LogFile() {}

    /** Keeps all logs of the folder short from now on, as long as this process lives. */
    static void keepShort(StackLayout layout) {
        Thread.ofPlatform().daemon().name("log-keeper").start(() -> {
            try {
                while (true) {
                    Thread.sleep(INTERVAL_MILLIS);
                    shorten(layout.logs(), LONG, KEPT);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Puts the last {@code kept} bytes of each log that is longer than {@code longest} into a file beside it. */
    static void shorten(Path folder, long longest, long kept) {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > longest) {
                    putAside(log, kept);
                }
            }
        } catch (IOException failure) {
            LOG.warn("The logs in {} could not be shortened: {}", folder, failure.toString());
        }
    }

    private static void putAside(Path log, long kept) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw");
                FileChannel aside = FileChannel.open(
                        log.resolveSibling(log.getFileName() + ".old"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long length = file.length();
            file.getChannel().transferTo(Math.max(0, length - kept), kept, aside);
            file.setLength(0);
        }
    }
}
