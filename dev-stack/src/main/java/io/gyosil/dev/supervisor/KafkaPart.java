package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.StackTopics;
import java.util.function.Consumer;

/** Kafka, with all topics. */
record KafkaPart(StackLayout layout, int port, int controllerPort) implements Part {
    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Running start(Consumer<Process> spawned) {
        Launch launch = Launch.from(layout.archives(), layout.archived(name()), options -> options);
        try {
            KafkaServer server = KafkaServer.start(
                    layout.kafka(), port, controllerPort, layout.log(name()), launch.command(), spawned);
            createTopics(server);
            return new Running(server.process(), server::close);
        } catch (RuntimeException failure) {
            launch.unready().run();
            throw failure;
        }
    }

    private static void createTopics(KafkaServer server) {
        try {
            server.createTopics(StackTopics.ALL);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }
}
