package io.gyosil.dev.stack;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A file that one process at a time holds; the system lets go of it when that process dies, however it dies. */
public final class CommandLock implements AutoCloseable {
    private final FileChannel channel;

    private CommandLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock up to {@code patience}; {@code otherwise} says whom it waits for. */
    public static CommandLock on(Path file, Duration patience, String otherwise) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean held = Patience.until(patience, Duration.ofMillis(50), () -> tryLock(channel) != null);
            if (!held) {
                throw new StackFailure(otherwise);
            }
            return new CommandLock(channel);
        } catch (RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        } catch (IOException noLocks) {
            throw new UncheckedIOException(noLocks);
        }
    }
}
