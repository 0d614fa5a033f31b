package io.gyosil.system.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of the project as they lie on disk, without what is built or run there. */
final class Tree {

    static final Path ROOT =
            Path.of(System.getProperty("gyosil.home", "..")).toAbsolutePath().normalize();

    private static final Set<String> NOT_SOURCES =
            Set.of(".git", ".gyosil", "target", ".idea", ".vscode", "node_modules");

    private Tree() {}

    static List<Path> files(String ending) {
        return filesBelow(ROOT).filter(file -> file.toString().endsWith(ending)).toList();
    }

    static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> here = Files.list(folder)) {
            return here.sorted().toList().stream().flatMap(path -> {
                if (!Files.isDirectory(path)) {
                    return Stream.of(path);
                }
                return NOT_SOURCES.contains(path.getFileName().toString()) ? Stream.of() : filesBelow(path);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> folders(Path folder) {
        try (Stream<Path> here = Files.list(folder)) {
            return here.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static boolean isBelow(Path file, String name) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(part -> part.toString().equals(name));
    }
}
