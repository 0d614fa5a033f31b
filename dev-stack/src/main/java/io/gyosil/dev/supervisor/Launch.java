package io.gyosil.dev.supervisor;

import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.ClassArchives.Program;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One start of a JVM.
 *
 * @param command its command line, or what the options below are for one that makes the rest of it
 * @param unready to be run when it ended before it served
 */
record Launch(List<String> command, Runnable unready) {
    /**
     * A stack on one machine is started often and asked little: to compile its code well takes a third of the work of its start. What
     * is measured is not started from here.
     */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    /** What the caller of {@code ./gyosil} wants of every JVM of the stack but the supervisor's. */
    private static final List<String> ALL = Stream.of(
                    System.getenv().getOrDefault("GYOSIL_JVM_OPTIONS", "").split(" "))
            .filter(option -> !option.isBlank())
            .toList();

    /**
     * From the archive of the program's classes. When there is none yet, one is written at its end; but not of the few classes that
     * it has loaded when it ends before it serves.
     *
     * @param command makes the command line with further options of the JVM
     */
    static Launch from(ClassArchives archives, Program program, Function<List<String>, List<String>> command) {
        boolean writes = !archives.has(program);
        List<String> options = Stream.of(QUICK, ALL, archives.options(program))
                .flatMap(List::stream)
                .toList();
        return new Launch(command.apply(options), () -> {
            if (writes) {
                archives.delete(program);
            }
        });
    }
}
