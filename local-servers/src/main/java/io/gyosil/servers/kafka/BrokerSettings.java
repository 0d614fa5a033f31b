package io.gyosil.servers.kafka;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The settings of the one broker. Those that are not here are Kafka's own. */
final class BrokerSettings {
    private static final Map<String, String> ONE_NODE = Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "inter.broker.listener.name", "BROKER",
            "controller.listener.names", "CONTROLLER",
            "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1");

    /** Topics are made by the stack alone; the groups' offsets live as long as the longest topic. */
    private static final Map<String, String> CONTENT = Map.of(
            "auto.create.topics.enable", "false",
            "default.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "offsets.retention.minutes", "43200");

    /** Quick to start, also after a kill: the controller forgets the killed broker's registration after 3 s. */
    private static final Map<String, String> QUICK = Map.of(
            "group.initial.rebalance.delay.ms", "0",
            "broker.heartbeat.interval.ms", "500",
            "broker.session.timeout.ms", "3000",
            "controller.quorum.election.timeout.ms", "300",
            "controller.quorum.fetch.timeout.ms", "1000");

    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2",
            "log.cleaner.dedupe.buffer.size", "8388608",
            "log.index.size.max.bytes", "1048576");

    private BrokerSettings() {}

    static Properties of(String logs, int port, int controllerPort, List<KafkaDoor> doors) {
        Properties settings = new Properties();
        settings.putAll(ONE_NODE);
        settings.putAll(CONTENT);
        settings.putAll(QUICK);
        settings.putAll(SMALL);
        settings.put("log.dirs", logs);
        settings.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        for (KafkaDoor door : doors) {
            append(settings, "listeners", door.name() + "://127.0.0.1:" + door.port());
            append(settings, "advertised.listeners", door.name() + "://127.0.0.1:" + door.advertised());
            append(settings, "listener.security.protocol.map", door.name() + ":" + door.protocol());
            String own = "listener.name." + door.name().toLowerCase(Locale.ROOT) + ".";
            door.settings().forEach((name, value) -> settings.put(own + name, value));
        }
        return settings;
    }

    private static void append(Properties settings, String list, String entry) {
        settings.put(list, settings.getProperty(list) + "," + entry);
    }
}
