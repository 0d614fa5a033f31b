package io.gyosil.proving.testing;

import io.gyosil.dev.stack.Programs;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.ClassArchives.Program;
import io.gyosil.servers.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The services as a stack copies them before it starts them, for tests that start one alone. Where there are archives of their
 * classes, they start from these.
 */
public final class StagedServices {

    private static final Path HOME =
            Path.of(System.getProperty("gyosil.home", "..")).toAbsolutePath().normalize();

    /** Shared by the stacks of all tests. */
    public static final ClassArchives ARCHIVES = new ClassArchives(HOME.resolve("target/archives"));

    private static final StackLayout LAYOUT = staged();

    private StagedServices() {}

    private static StackLayout staged() {
        StackLayout layout = new StackLayout(HOME, HOME.resolve("target/staged"), ARCHIVES);
        try {
            Files.createDirectories(layout.data());
            Programs.stage(layout);
            return layout;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all programs of a stack have archives, of those that are in jars. */
    static boolean haveArchives() {
        return LAYOUT.archived().stream()
                .filter(program -> Files.exists(program.jar()))
                .allMatch(ARCHIVES::has);
    }

    /** The command line of a service's process. */
    public static List<String> command(String service, List<String> options) {
        Path jar = ServiceSpec.builtIn(HOME).stream()
                .filter(spec -> spec.name().equals(service))
                .findFirst()
                .map(LAYOUT::program)
                .orElseThrow(() -> new IllegalStateException("the service " + service + " is not built"));
        List<String> all = Stream.concat(options.stream(), ARCHIVES.optionsIfThere(new Program(service, jar)).stream())
                .toList();
        return JavaProcess.ofJar(jar, all);
    }
}
