package io.gyosil.bench.place;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.StackTopics;
import io.gyosil.servers.postgres.PostgresBinaries;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of one run, and the processes that run in it. The end of it, or of this JVM, stops them in reverse
 * order and deletes the folder.
 */
public final class Workplace implements AutoCloseable {
    private static final Duration LAST_START = Duration.ofMillis(600);

    private final Path folder;
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::endInterrupted, "end-of-the-bench");
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;
    private boolean ended;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    /** A new one, in the machine's folder for temporary files. */
    public static Workplace open() {
        try {
            Workplace workplace = new Workplace(Files.createTempDirectory("gyosil-bench-"));
            Runtime.getRuntime().addShutdownHook(workplace.atExit);
            return workplace;
        } catch (IOException failure) {
            throw new StackFailure(
                    "No folder for the bench can be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + FileFailure.reason(failure),
                    failure);
        }
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** A log in it. */
    public Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /**
     * The one PostgreSQL of this run, started when it is first asked for, with the settings of the stack: fsync and
     * synchronous_commit on.
     */
    public synchronized PostgresServer postgres() {
        PostgresServer running = postgres;
        if (running == null) {
            // The processes are known at once, so that an interrupted start leaves none.
            running = PostgresServer.start(
                    folder.resolve("postgres"),
                    FreePorts.one(),
                    PostgresBinaries.shared(),
                    log("postgres"),
                    process -> atEnd(() -> Ending.of(process)));
            atEnd(running::close);
            postgres = running;
        }
        return running;
    }

    /** The one Kafka of this run with the topics of the stack, started when it is first asked for. */
    public synchronized KafkaServer kafka() {
        KafkaServer running = kafka;
        if (running == null) {
            List<Integer> ports = FreePorts.several(2);
            running = KafkaServer.start(
                    folder.resolve("kafka"),
                    ports.get(0),
                    ports.get(1),
                    log("kafka"),
                    process -> atEnd(() -> Ending.of(process)));
            atEnd(running::close);
            running.createTopics(StackTopics.ALL);
            kafka = running;
        }
        return running;
    }

    /**
     * Starts a process whose output goes to a log of this workplace; it ends with it.
     *
     * @param name its name, and that of its log
     */
    public Process spawn(String name, ProcessBuilder command) {
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                    .start();
            atEnd(() -> Ending.of(process));
            return process;
        } catch (IOException failure) {
            throw new StackFailure("The process of " + name + " could not start: " + failure.getMessage(), failure);
        }
    }

    /** As {@link #spawn}, but it is spoken with over its input and output; only its errors go to the log. */
    public Process talkTo(String name, ProcessBuilder command) {
        try {
            Process process = command.redirectError(
                            ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                    .start();
            atEnd(() -> Ending.of(process));
            return process;
        } catch (IOException failure) {
            throw new StackFailure("The process of " + name + " could not start: " + failure.getMessage(), failure);
        }
    }

    /** The last lines of a log of this workplace, as an appendix to a message. */
    public String tail(String name) {
        return LogTail.appendix(log(name), 20);
    }

    /** Does this at the end, before what was asked for earlier. */
    public void atEnd(Runnable ending) {
        synchronized (endings) {
            if (!ended) {
                endings.push(ending);
                return;
            }
        }
        ending.run();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook is running already and waits for nothing.
            return;
        }
    }

    private void end() {
        while (true) {
            Runnable ending;
            synchronized (endings) {
                ended = true;
                ending = endings.poll();
            }
            if (ending == null) {
                break;
            }
            try {
                ending.run();
            } catch (RuntimeException failure) {
                // The others must end all the same.
                System.err.println("Something of the bench did not end well: " + failure.getMessage());
            }
        }
        delete();
    }

    /** The main thread goes on meanwhile, and what it is just starting, such as initdb, nobody knows of but the system. */
    private void endInterrupted() {
        end();
        Patience.until(LAST_START, Duration.ofMillis(50), () -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            delete();
            return false;
        });
    }

    private void delete() {
        try {
            FileTree.delete(folder);
        } catch (IOException failure) {
            System.err.println(folder + " could not be deleted: " + FileFailure.reason(failure));
        }
    }
}
