package io.gyosil.servers.kafka;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.JavaProcess;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.OwnerOnly;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A Kafka broker of our own on 127.0.0.1, one node in KRaft mode. Topics exist only if they are made here. */
public final class KafkaServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    /** It leaves within a second or two, and may have an archive of its classes to write. */
    private static final int STOP = 60;

    private static final String SETTINGS = "server.properties";
    private static final String READY = "ready";
    private static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx384m", "-XX:MaxMetaspaceSize=128m");
    /** A broker of a test lives for too short a time to have its code compiled well: it takes half of the work to start. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private final Process process;
    private final int port;

    private KafkaServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker whose files are in {@code dir} and waits until it serves. The end of this JVM stops it. This is the
     * way for tests.
     *
     * @param controllerPort a second free port, for the broker's controller
     * @throws StackFailure when it does not start within a minute, with the last lines of its log
     */
    public static KafkaServer start(Path dir, int port, int controllerPort) {
        return start(dir, port, controllerPort, List.of());
    }

    /** As {@link #start(Path, int, int)}, with further doors. */
    public static KafkaServer start(Path dir, int port, int controllerPort, List<KafkaDoor> doors) {
        KafkaServer server =
                start(dir, port, controllerPort, doors, dir.resolve("kafka.log"), SHORT_LIVED, process -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-kafka-" + port));
        return server;
    }

    /**
     * As {@link #start(Path, int, int)}, but the broker outlives this JVM unless it is closed.
     *
     * @param spawned gets the process at once, before it serves
     */
    public static KafkaServer start(Path dir, int port, int controllerPort, Path log, Consumer<Process> spawned) {
        return start(dir, port, controllerPort, log, List.of(), spawned);
    }

    /** As {@link #start(Path, int, int, Path, Consumer)}, with further options of the JVM. */
    public static KafkaServer start(
            Path dir, int port, int controllerPort, Path log, List<String> options, Consumer<Process> spawned) {
        return start(dir, port, controllerPort, List.of(), log, options, spawned);
    }

    private static KafkaServer start(
            Path dir,
            int port,
            int controllerPort,
            List<KafkaDoor> doors,
            Path log,
            List<String> options,
            Consumer<Process> spawned) {
        Path folder = dir.toAbsolutePath().normalize();
        Path ready = folder.resolve(READY);
        try {
            OwnerOnly.folder(folder);
            Files.deleteIfExists(ready);
            writeSettings(folder.resolve(SETTINGS), BrokerSettings.of("logs", port, controllerPort, doors));
            // The broker sees names relative to its folder only: Kafka takes a comma in log.dirs for two folders.
            List<String> all = Stream.concat(OPTIONS.stream(), options.stream()).toList();
            Process process = new ProcessBuilder(
                            JavaProcess.ofClass(KafkaBrokerMain.class.getName(), all, List.of(SETTINGS, READY)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            spawned.accept(process);
            KafkaServer server = new KafkaServer(process, port);
            server.awaitReady(ready, log);
            return server;
        } catch (IOException failure) {
            throw new StackFailure("Kafka could not start in " + folder + ": " + FileFailure.reason(failure), failure);
        }
    }

    /** What a client takes as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process. */
    public Process process() {
        return process;
    }

    /** Makes those of the topics that are not there; a topic that is there stays as it is. */
    public void createTopics(List<TopicSpec> topics) {
        TopicCreation.at(bootstrapServers(), topics);
    }

    /** Stops the broker: writes what it holds and leaves. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path ready, Path log) {
        boolean answered = Patience.until(START, Duration.ofMillis(20), () -> !process.isAlive() || isIn(ready));
        if (answered && process.isAlive()) {
            return;
        }
        String what = process.isAlive()
                ? "Kafka does not serve on port " + port + " after " + START.toSeconds() + " s."
                : "Kafka ended while it started, with exit code " + process.exitValue() + ".";
        close();
        throw new StackFailure(what + LogTail.appendix(log, 10));
    }

    private boolean isIn(Path ready) {
        try {
            return Files.readString(ready).equals(Long.toString(process.pid()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void writeSettings(Path file, Properties settings) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
    }
}
