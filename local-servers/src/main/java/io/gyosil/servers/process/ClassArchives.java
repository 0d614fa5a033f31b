package io.gyosil.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Archives of the classes that programs load: with its archive a program starts with half of the work. A program without one is started
 * so that it can write one, which it does while it runs, when it is asked. Only programs in jars have archives: the JVM takes no folder
 * of classes, and of the many jars of a test's class path it finds some sealed.
 *
 * @param folder where the archives are, each named by its program, its jars and the JVM; several stacks may share it
 */
public record ClassArchives(Path folder) {
    private static final String SUFFIX = ".jsa";
    /** What the JVM says of classes that it cannot archive is no line of a program's log. */
    private static final String QUIET = "-Xlog:cds*=off";

    private static final int NAMED_BY = 16;
    private static final int DUMP = 90;

    /**
     * With which options the program is started.
     *
     * @param name what is started: a jar may hold several programs
     * @param jar the program, with its libraries in its manifest
     */
    public List<String> options(String name, Path jar) {
        if (!Files.isRegularFile(jar)) {
            return List.of();
        }
        return has(name, jar) ? optionsIfThere(name, jar) : List.of("-XX:+RecordDynamicDumpInfo", QUIET);
    }

    /** The same for a program that nobody will ask for its archive: to be ready for that costs a third of a start. */
    public List<String> optionsIfThere(String name, Path jar) {
        return has(name, jar) ? List.of("-XX:SharedArchiveFile=" + file(name, jar), QUIET) : List.of();
    }

    /** Whether the program starts with an archive. */
    public boolean has(String name, Path jar) {
        return Files.isRegularFile(jar) && Files.exists(file(name, jar));
    }

    /**
     * Has a running program write its archive; it stands still for some seconds meanwhile. The archive is written beside and moved into
     * place, so that it is never half there. Nothing happens when the program cannot do it: it will start without.
     */
    public void make(String name, Path jar, long pid) {
        Path archive = file(name, jar);
        Path draft = archive.resolveSibling(archive.getFileName() + "." + pid);
        try {
            OwnerOnly.folder(folder);
            if (dumps(pid, draft)) {
                Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(draft);
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive " + archive + " could not be written", failure);
        }
    }

    /** Deletes what no program of these would start with. */
    public void deleteOthers(Collection<Program> programs) throws IOException {
        Set<Path> current = programs.stream()
                .filter(program -> Files.isRegularFile(program.jar()))
                .map(program -> file(program.name(), program.jar()))
                .collect(Collectors.toSet());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!current.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What is started from a jar. */
    public record Program(String name, Path jar) {}

    private static boolean dumps(long pid, Path draft) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        Long.toString(pid),
                        "VM.cds",
                        "dynamic_dump",
                        '"' + draft.toString() + '"')
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!jcmd.waitFor(DUMP, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                return false;
            }
            return jcmd.exitValue() == 0 && Files.exists(draft);
        } catch (InterruptedException interrupted) {
            jcmd.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path file(String name, Path jar) {
        return folder.resolve(name + "-" + hash(jar) + SUFFIX);
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
