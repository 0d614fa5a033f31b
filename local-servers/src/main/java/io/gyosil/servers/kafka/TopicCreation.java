package io.gyosil.servers.kafka;

import io.gyosil.servers.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that are not there. */
final class TopicCreation {
    private static final short ONE_REPLICA = 1;

    private TopicCreation() {}

    static void at(String bootstrapServers, List<TopicSpec> topics) {
        List<NewTopic> wanted = topics.stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(topic.configuration()))
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(wanted).values().values().forEach(TopicCreation::await);
        }
    }

    private static void await(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new StackFailure("A Kafka topic could not be made: " + failure.getMessage(), failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The making of Kafka topics was interrupted.", interrupted);
        }
    }
}
