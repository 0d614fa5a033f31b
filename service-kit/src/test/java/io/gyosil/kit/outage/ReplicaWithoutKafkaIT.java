package io.gyosil.kit.outage;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.Hearing;
import io.gyosil.kit.trial.OwnServers;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A replica that had caught up when Kafka went away: that nothing comes does not mean that there is nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ReplicaWithoutKafkaIT {

    private static final String TOPIC = "kit.outage.replica";

    private static final class Replica implements Hearing.Replica {

        private final List<Set<Integer>> caughtUp = new CopyOnWriteArrayList<>();

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String group() {
            return TOPIC + ".group";
        }

        @Override
        public Optional<String> read(ReceivedEvent event) {
            return Optional.of(event.key());
        }

        @Override
        public void apply(List<String> events) {
            assertThat(events).isNotEmpty();
        }

        @Override
        public void onCaughtUp(Set<Integer> partitions) {
            caughtUp.add(partitions);
        }
    }

    @Test
    void hasNotCaughtUpUntilKafkaIsBack(@TempDir Path dir) throws InterruptedException {
        Replica replica = new Replica();
        String inVain = "whether " + replica.group() + " has caught up is not known";
        try (OwnServers.Kafka kafka = new OwnServers.Kafka(dir)) {
            kafka.start();
            TrialTopic.create(kafka.address(), TOPIC, Map.of()).close();
            Map<String, Object> settings =
                    Map.of("gyosil.kafka.bootstrap-servers", kafka.address(), "gyosil.outbox.relay", false);
            try (CapturedLog log = CapturedLog.withDebugOf("io.gyosil.kit.consumer.LagProbe");
                    TrialService service = TrialService.on("kit_outage_replica", settings, replica)) {
                await().atMost(SOON).until(() -> replica.caughtUp.contains(Set.of(0, 1, 2)));

                kafka.kill();
                // It asks in vain: what it was answered before is all noted by then.
                await().atMost(SOON).until(() -> log.count(inVain) > 0);
                replica.caughtUp.clear();
                await().atMost(SOON).until(() -> log.count(inVain) > 2);

                assertThat(replica.caughtUp).isEmpty();
                assertThat(service.meter("gyosil.consumer.stopped", "group", replica.group()))
                        .isZero();
                kafka.start();
                await().atMost(SOON).until(() -> replica.caughtUp.contains(Set.of(0, 1, 2)));
            }
        }
    }
}
