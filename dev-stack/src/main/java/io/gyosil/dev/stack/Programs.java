package io.gyosil.dev.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The programs that a stack runs: copies of what was built, so that the next build or a clean does not pull classes from
 * under running processes. The thin jars lie side by side and share one {@code lib}: the build gives every module the
 * same version of a library.
 */
public final class Programs {
    private final StackLayout layout;
    private final Set<Path> current = new HashSet<>();

    private Programs(StackLayout layout) {
        this.layout = layout;
    }

    /** Copies what changed since the last time, and deletes what is no longer part of the build. */
    public static void stage(StackLayout layout) throws IOException {
        Programs programs = new Programs(layout);
        Files.createDirectories(layout.programs().resolve("lib"));
        for (ServiceSpec service : ServiceSpec.ALL) {
            Optional<Path> jar = service.jar(layout.home());
            if (jar.isPresent()) {
                programs.copyWithLibraries(jar.get(), layout.program(service));
            }
        }
        Optional<Path> own = ownJar();
        if (own.isPresent()) {
            programs.copyWithLibraries(own.get(), layout.devStackProgram());
        }
        programs.deleteOthers(layout.programs());
        programs.deleteOthers(layout.programs().resolve("lib"));
        layout.archives().keepThoseOf(layout.archived());
    }

    /** The jar from which this class comes; empty when it comes from a folder, as in tests. */
    private static Optional<Path> ownJar() {
        try {
            Path source = Path.of(Programs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            boolean isProgram = source.toString().endsWith(".jar") && Files.isDirectory(source.resolveSibling("lib"));
            return isProgram ? Optional.of(source) : Optional.empty();
        } catch (URISyntaxException notAFile) {
            return Optional.empty();
        }
    }

    private void copyWithLibraries(Path jar, Path target) throws IOException {
        copy(jar, target);
        Path libraries = jar.resolveSibling("lib");
        if (!Files.isDirectory(libraries)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.jar")) {
            for (Path file : files) {
                copy(file, layout.programs().resolve("lib").resolve(file.getFileName()));
            }
        }
    }

    private void copy(Path from, Path to) throws IOException {
        if (current.add(to) && !isSame(from, to)) {
            // A running process may still have the old one open: it keeps it, for this one is another file.
            Files.deleteIfExists(to);
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static boolean isSame(Path from, Path to) throws IOException {
        return Files.exists(to)
                && Files.size(from) == Files.size(to)
                && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to));
    }

    private void deleteOthers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                if (!current.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
