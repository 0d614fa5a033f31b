package io.gyosil.dev.stack;

import io.gyosil.servers.process.ClassArchives.Program;
import io.gyosil.servers.process.ProcessIdentity;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The programs of a stack whose classes are kept in archives: those that run from its own copies. */
final class ArchivedPrograms {
    private final StackLayout layout;
    private final Consumer<String> note;

    ArchivedPrograms(StackLayout layout, Consumer<String> note) {
        this.layout = layout;
        this.note = note;
    }

    static List<Program> of(StackLayout layout) {
        List<Program> programs = new ArrayList<>();
        ServiceSpec.ALL.forEach(service -> programs.add(new Program(service.name(), layout.program(service))));
        List.of("kafka", "entrance").forEach(name -> programs.add(new Program(name, layout.devStackProgram())));
        return programs;
    }

    /** Has each that runs and has no archive write one. */
    void keep(Optional<StackState> state) {
        Map<Program, Long> without = state.filter(now -> now.phase() == StackState.Phase.RUNNING)
                .map(this::without)
                .orElse(Map.of());
        if (without.isEmpty()) {
            return;
        }
        note.accept("Keeping in archives which classes this build needs, so that it starts faster from now on.");
        try (ExecutorService writers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            without.forEach((program, pid) -> writers.execute(() -> write(program, pid)));
        }
    }

    private Map<Program, Long> without(StackState state) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (PartState part : state.parts()) {
            ProcessIdentity process = part.process();
            if (process != null && part.isServing()) {
                pids.put(part.name(), process.pid());
            }
        }
        Map<Program, Long> without = new LinkedHashMap<>();
        for (Program program : of(layout)) {
            Long pid = pids.get(program.name());
            if (pid != null && state.supervisor().isAlive() && isWithout(program)) {
                without.put(program, pid);
            }
        }
        return without;
    }

    private boolean isWithout(Program program) {
        Path jar = program.jar();
        return Files.isRegularFile(jar) && !layout.archives().has(program.name(), jar);
    }

    private void write(Program program, long pid) {
        try {
            layout.archives().make(program.name(), program.jar(), pid);
        } catch (UncheckedIOException failure) {
            note.accept(failure.getMessage() + "; " + program.name() + " starts without.");
        }
    }
}
