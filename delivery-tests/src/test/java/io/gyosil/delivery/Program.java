package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program, or a script of ours, run as somebody who is not root: PostgreSQL's refuse to be. */
record Program(Process process, Path output) {

    private static final Path SCRIPTS = Path.of(System.getProperty("gyosil.home", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("scripts");

    /** How it ended. */
    record End(int code, String said) {}

    /** Where a script of ours is. */
    static String script(String name) {
        return SCRIPTS.resolve(name).toString();
    }

    /** Runs it to its end; standard output and error are one. */
    static End run(Map<String, String> environment, List<String> command) {
        return start(environment, command).end();
    }

    /** Starts it. */
    static Program start(Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("program", ".log");
            output.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(unprivileged(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Program(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    End end() {
        try {
            if (!process.waitFor(SOON.plus(SOON))) {
                kill();
                throw new IllegalStateException("it does not end: " + Files.readString(output));
            }
            return new End(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it and all that it started, as a power cut would. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private static List<String> unprivileged(List<String> command) {
        if (new UnixSystem().getUid() != 0) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }
}
