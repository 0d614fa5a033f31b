package io.gyosil.servers.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Archives of the classes that programs load: with its archive a program starts with half of the work. The JVM of a program that has
 * none writes it when the program ends in order. Only programs in jars have archives: the JVM takes no folder of classes, and of the
 * many jars of a test's class path it finds some sealed.
 *
 * @param folder where the archives are, each named by its program, its jars and the JVM; several stacks may share it
 */
public record ClassArchives(Path folder) {
    private static final String SUFFIX = ".jsa";

    /**
     * An archive that was damaged after it was written is refused, and written anew. What the JVM says of classes that it cannot
     * archive is no line of a program's log.
     */
    private static final List<String> CAREFUL = List.of("-XX:+VerifySharedSpaces", "-Xlog:cds*=off,aot*=off");

    private static final int NAMED_BY = 16;
    private static final int HEADER = 4;

    /** What is started from a jar; the jar may hold several programs. */
    public record Program(String name, Path jar) {}

    /**
     * With which options a program is started that will be asked to end: to be ready to write its archive costs a third of a start, and
     * its end takes some seconds longer.
     */
    public List<String> options(Program program) {
        if (!Files.isRegularFile(program.jar())) {
            return List.of();
        }
        if (!has(program)) {
            // Half an archive is not replaced.
            delete(program);
        }
        return options(program, "-XX:+AutoCreateSharedArchive");
    }

    /** The same for a program that will be killed, and so writes nothing. */
    public List<String> optionsIfThere(Program program) {
        return has(program) ? options(program, "-XX:-AutoCreateSharedArchive") : List.of();
    }

    private List<String> options(Program program, String write) {
        return Stream.concat(Stream.of(write, "-XX:SharedArchiveFile=" + file(program)), CAREFUL.stream())
                .toList();
    }

    /** Whether the program starts with an archive. */
    public boolean has(Program program) {
        return Files.isRegularFile(program.jar()) && isWhole(file(program));
    }

    /** Has the program write another one: it ended before it had loaded its classes. */
    public void delete(Program program) {
        if (!Files.isRegularFile(program.jar())) {
            return;
        }
        try {
            Files.deleteIfExists(file(program));
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive " + file(program) + " cannot be deleted", failure);
        }
    }

    /** Makes the folder, and deletes in it what no program of these would start with. */
    public void keepThoseOf(Collection<Program> programs) throws IOException {
        Set<Path> current = programs.stream()
                .filter(program -> Files.isRegularFile(program.jar()))
                .map(this::file)
                .collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(OwnerOnly.folder(folder))) {
            for (Path file : files) {
                if (!current.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The JVM writes the header last. */
    private static boolean isWhole(Path archive) {
        try (InputStream file = Files.newInputStream(archive)) {
            byte[] header = file.readNBytes(HEADER);
            return header.length == HEADER && !Arrays.equals(header, new byte[HEADER]);
        } catch (IOException none) {
            return false;
        }
    }

    private Path file(Program program) {
        return folder.resolve(program.name() + "-" + hash(program.jar()) + SUFFIX);
    }

    /** By all that makes the JVM refuse an archive: other jars, another JVM, another layout of objects. */
    private static String hash(Path jar) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            digest.update(JavaProcess.OPTIONS.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(mark(jar).getBytes(StandardCharsets.UTF_8));
            for (String library : libraries(jar)) {
                digest.update(mark(jar.resolveSibling(library)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAMED_BY);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException("The program " + jar + " cannot be read", failure);
        }
    }

    private static String mark(Path jar) throws IOException {
        return Files.exists(jar)
                ? jar.getFileName() + ":" + Files.size(jar) + ":"
                        + Files.getLastModifiedTime(jar).toMillis() + "\n"
                : "";
    }

    private static List<String> libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String path = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return path == null ? List.of() : List.of(path.split(" "));
        }
    }
}
