package io.gyosil.servers.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/**
 * The broker's process. The one class that knows Kafka's internal API: a new Kafka version is tried here.
 *
 * <p>Arguments: the file of its settings, and a file in which it writes its pid as soon as it serves.
 */
final class KafkaBrokerMain {
    private KafkaBrokerMain() {}

    public static void main(String[] arguments) {
        try {
            serve(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (IOException | RuntimeException | Error failure) {
            LoggerFactory.getLogger(KafkaBrokerMain.class).error("Kafka ends", failure);
            // Threads of the half-started broker would keep the process alive.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(Path settingsFile, Path readyFile) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(settingsFile)) {
            settings.load(reader);
        }
        formatIfEmpty(settingsFile, Path.of(settings.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.startup();
        Files.writeString(readyFile, Long.toString(ProcessHandle.current().pid()), StandardCharsets.US_ASCII);
        server.awaitShutdown();
    }

    private static void formatIfEmpty(Path settingsFile, Path logs) {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        String[] format = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settingsFile.toString()};
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            throw new IllegalStateException("Kafka's storage in " + logs + " could not be formatted: " + status);
        }
    }
}
