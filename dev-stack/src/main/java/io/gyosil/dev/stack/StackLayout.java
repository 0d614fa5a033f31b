package io.gyosil.dev.stack;

import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.ClassArchives.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which file is where.
 *
 * @param home the folder of the sources, with the built modules in it
 * @param data all that a stack writes; absolute
 * @param archives of its programs' classes; stacks of the same build may share them
 */
public record StackLayout(Path home, Path data, ClassArchives archives) {
    private static final String ARCHIVES = "archives";

    public StackLayout {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        archives = new ClassArchives(archives.folder().toAbsolutePath().normalize());
    }

    /** With archives of its own. */
    public StackLayout(Path home, Path data) {
        this(home, data, new ClassArchives(data.resolve(ARCHIVES)));
    }

    /** Which demo school the stack has; the demo loader's. */
    Path demo() {
        return data.resolve("demo.json");
    }

    /** Holds the port base with which the stack was last started. */
    Path portBase() {
        return data.resolve("port-base");
    }

    /** What is only true while a stack runs; says also that a folder is a stack's data. */
    Path run() {
        return data.resolve("run");
    }

    Path state() {
        return run().resolve("stack.json");
    }

    /** Held by the process that starts, stops or resets the stack. */
    Path commandLock() {
        return run().resolve("command.lock");
    }

    /** Held by the supervisor as long as it lives. */
    public Path supervisorLock() {
        return run().resolve("supervisor.lock");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    /** The log of a part of the stack, such as {@code postgres} or {@code study}. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Where a stack of an earlier version kept keys; nothing is written there any more. */
    Path keys() {
        return data.resolve("keys");
    }

    public Path secrets() {
        return data.resolve("secrets");
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    /** Copies of the programs that run. */
    Path programs() {
        return data.resolve("programs");
    }

    /** A service's program. */
    public Path program(ServiceSpec service) {
        return programs().resolve(service.module() + ".jar");
    }

    /** The program of the supervisor, the broker and the entrance; not there when they run from a folder of classes. */
    public Path devStackProgram() {
        return programs().resolve("dev-stack.jar");
    }

    /** The programs whose classes are kept in archives. */
    public List<Program> archived() {
        return Stream.concat(
                        ServiceSpec.ALL.stream().map(this::archived),
                        Stream.of("supervisor", "kafka", "entrance").map(this::archived))
                .toList();
    }

    /** A service, as its archive is named. */
    public Program archived(ServiceSpec service) {
        return new Program(service.name(), program(service));
    }

    /** The supervisor, the broker or the entrance, as their archives are named. */
    public Program archived(String part) {
        return new Program(part, devStackProgram());
    }

    /** What can be made again: the unpacked programs of PostgreSQL. */
    public Path cache() {
        return data.resolve("cache");
    }

    /** What a reset deletes: all that a stack ever writes, and nothing else that may lie in the folder. */
    List<Path> contents() {
        return List.of(
                run(),
                logs(),
                keys(),
                secrets(),
                postgres(),
                kafka(),
                cache(),
                programs(),
                data.resolve(ARCHIVES),
                portBase(),
                demo());
    }
}
