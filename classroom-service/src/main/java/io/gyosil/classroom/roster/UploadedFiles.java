package io.gyosil.classroom.roster;

import io.gyosil.classroom.RosterProblem;
import io.gyosil.classroom.RosterSettings;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where uploaded rosters lie while they are read: people's names on a disk, so never for longer. A file is named after
 * the process that wrote it; what a process left that was killed is removed when the next one starts.
 */
@Context
final class UploadedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UploadedFiles.class);
    private static final String PREFIX = "gyosil-roster-";
    private static final String SUFFIX = ".upload";
    private static final Duration NOBODY_READS_SO_LONG = Duration.ofDays(1);
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    UploadedFiles(RosterSettings settings) {
        this.folder = Path.of(settings.folder().isEmpty() ? System.getProperty("java.io.tmpdir") : settings.folder());
        sweep();
    }

    /** Works on a file that may throw. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path file) throws IOException;
    }

    /** Writes what comes into a file, works on it and removes it, whatever happens. */
    <T> T with(InputStream content, Reading<T> reading) {
        try {
            Path file = create();
            try {
                save(content, file);
                return reading.of(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void save(InputStream content, Path file) throws IOException {
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (e.getCause() instanceof ContentLengthExceededException) {
                throw ProblemException.of(RosterProblem.TOO_LARGE, Words.of("roster.too-large"));
            }
            throw e;
        }
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * What was written.
     *
     * @param content ends the file when it is closed
     * @param size in bytes
     */
    record Written(InputStream content, long size) {}

    /** Has a file written and opens it. */
    Written write(Writing writing) {
        try {
            Path file = create();
            boolean open = false;
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    writing.to(out);
                }
                long size = Files.size(file);
                InputStream content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                open = true;
                return new Written(content, size);
            } finally {
                if (!open) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path create() throws IOException {
        Files.createDirectories(folder);
        String prefix = PREFIX + ProcessHandle.current().pid() + "-";
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(folder, prefix, SUFFIX, PosixFilePermissions.asFileAttribute(OURS_ALONE))
                : Files.createTempFile(folder, prefix, SUFFIX);
    }

    private void sweep() {
        for (Path file : left()) {
            try {
                if (isNobodys(file) && Files.deleteIfExists(file)) {
                    LOG.info("removed an upload that was left behind");
                }
            } catch (IOException e) {
                LOG.warn("an upload that was left behind cannot be removed: {}", e.toString());
            }
        }
    }

    private List<Path> left() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)
                            && file.getFileName().toString().endsWith(SUFFIX))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be looked through for uploads that were left behind: {}", folder, e.toString());
            return List.of();
        }
    }

    /** Process ids come again, in containers the same one each time; then the file is older than its process. */
    private static boolean isNobodys(Path file) throws IOException {
        String pid = file.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (!pid.matches("\\d{1,18}") || written.isBefore(Instant.now().minus(NOBODY_READS_SO_LONG))) {
            return true;
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> written.isBefore(start.minusSeconds(1)))
                        .orElse(false))
                .orElse(true);
    }
}
