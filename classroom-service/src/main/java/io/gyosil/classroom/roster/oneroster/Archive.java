package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.roster.RosterSettings;
import io.gyosil.kit.problem.ProblemException;
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
                    zip.getInputStream(entry),
                    budget,
                    most,
                    name + " is packed more than " + ratio + " times smaller than it is, which no roster is.");
        } catch (ZipException e) {
            throw UnreadableRoster.because(name + " cannot be unpacked; use the usual way of zipping (deflate).");
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            @Nullable String message = e.getMessage();
            throw message != null && message.contains("encrypted")
                    ? UnreadableRoster.because("The zip is encrypted; send one without a password.")
                    : UnreadableRoster.because("The zip is damaged or not a zip at all.");
        }
    }

    private void lookThrough() {
        if (zip.size() > MOST_ENTRIES) {
            throw UnreadableRoster.because("The zip has more than " + MOST_ENTRIES + " files in it.");
        }
        zip.stream().forEach(this::lookAt);
        if (entries.isEmpty()) {
            throw UnreadableRoster.because("The zip has no files in it.");
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
            throw UnreadableRoster.because("The zip has a file with the path " + shown + ", which leads out of it.");
        }
        if (name.contains("/")) {
            throw UnreadableRoster.because(
                    "The zip has the folder or file " + shown + "; its files must lie at the top, not in a folder.");
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw UnreadableRoster.because("The zip has a zip in it: " + shown + ".");
        }
        if (entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry) != null) {
            throw UnreadableRoster.because("The zip has " + shown + " twice.");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
