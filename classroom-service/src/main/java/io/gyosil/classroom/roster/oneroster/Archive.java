package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.RosterSettings;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip that somebody sent. Nothing of it is ever written to a path that it names. */
final class Archive implements AutoCloseable {

    private static final int MOST_ENTRIES = 100;
    private static final long RATIO_FROM_BYTES = 10L << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final LimitedStream.Budget budget;
    private final long ratio;

    private Archive(ZipFile zip, RosterSettings limits) {
        this.zip = zip;
        this.budget = new LimitedStream.Budget(limits.mostBytes());
        this.ratio = limits.mostRatio();
    }

    /**
     * Opens a zip and looks through its entries.
     *
     * @throws ProblemException when it is none, or has something in it that a roster has not
     */
    static Archive open(Path file, RosterSettings limits) throws IOException {
        ZipFile zip = zip(file);
        try {
            Archive archive = new Archive(zip, limits);
            archive.lookThrough();
            return archive;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The files at its top, by their names in lower case. */
    List<String> names() {
        return entries.keySet().stream().sorted().toList();
    }

    /** The content of a file; empty when there is none of that name. */
    Optional<InputStream> content(String name) throws IOException {
        ZipEntry entry = entries.get(name.toLowerCase(Locale.ROOT));
        return entry == null ? Optional.empty() : Optional.of(content(name, entry));
    }

    private InputStream content(String name, ZipEntry entry) throws IOException {
        long most = Math.max(RATIO_FROM_BYTES, ratio * Math.max(1, entry.getCompressedSize()));
        try {
            return new LimitedStream(
                    zip.getInputStream(entry), budget, most, Words.of("roster.packed-too-well", name, ratio));
        } catch (ZipException e) {
            throw UnreadableRoster.because("not-deflated", name);
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            @Nullable String message = e.getMessage();
            throw message != null && message.contains("encrypted")
                    ? UnreadableRoster.because("encrypted")
                    : UnreadableRoster.because("damaged-zip");
        }
    }

    private void lookThrough() {
        if (zip.size() > MOST_ENTRIES) {
            throw UnreadableRoster.because("too-many-files", MOST_ENTRIES);
        }
        zip.stream().forEach(this::lookAt);
        if (entries.isEmpty()) {
            throw UnreadableRoster.because("no-files");
        }
    }

    private void lookAt(ZipEntry entry) {
        String name = entry.getName();
        // What macOS adds to every zip.
        if (name.startsWith("__MACOSX/") || name.equals(".DS_Store")) {
            return;
        }
        String shown = UnreadableRoster.quoted(name);
        if (name.startsWith("/") || name.contains("\\") || name.contains("..") || name.contains(":")) {
            throw UnreadableRoster.because("leads-out", shown);
        }
        if (name.contains("/")) {
            throw UnreadableRoster.because("in-a-folder", shown);
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw UnreadableRoster.because("zip-in-zip", shown);
        }
        if (entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry) != null) {
            throw UnreadableRoster.because("file-twice", shown);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
