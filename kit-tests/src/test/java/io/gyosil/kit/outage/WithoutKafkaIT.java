package io.gyosil.kit.outage;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.Hearing;
import io.gyosil.kit.trial.OwnServers;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service that sends events and hears them itself, and has a replica, on a Kafka that comes and goes. */
@Execution(ExecutionMode.CONCURRENT)
class WithoutKafkaIT {

    private static final String TOPIC = "kit.outage";
    private static final Set<Integer> ALL = Set.of(0, 1, 2);

    private static final String LOCKS =
            "SELECT application_name FROM pg_stat_activity WHERE application_name = 'kit_outage_relay'";

    private int appended;

    private static final class Replica implements Hearing.Replica {

        private final List<Set<Integer>> caughtUp = new CopyOnWriteArrayList<>();

        @Override
        public String topic() {
            return TOPIC + ".replica";
        }

        @Override
        public String group() {
            return topic() + ".group";
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

    /** That nothing comes does not mean that there is nothing: a replica that had caught up has so again when Kafka is back. */
    @Test
    void eventsWaitForKafkaAtTheStartAndAfterAPowerCutAndTheServiceCanBeStoppedMeanwhile(@TempDir Path dir)
            throws InterruptedException {
        Replica replica = new Replica();
        String inVain = "whether " + replica.group() + " has caught up is not known";
        Said.Listener listener = new Said.Listener(TOPIC, "kit.outage.group", batch -> {});
        try (OwnServers.Kafka kafka = new OwnServers.Kafka(dir)) {
            Map<String, Object> settings = Map.of("gyosil.kafka.bootstrap-servers", kafka.address());
            try (CapturedLog log = CapturedLog.withDebugOf("io.gyosil.kit.consumer.LagProbe");
                    TrialService service = TrialService.on("kit_outage", settings, listener, replica)) {
                service.execute("TRUNCATE outbox");
                append(service, 50);
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 50);
                assertThat(service.anyone().get("/trial/query?user_id=1").status())
                        .isEqualTo(200);

                kafka.start();
                TrialTopic.create(kafka.address(), TOPIC, Map.of()).close();
                TrialTopic.create(kafka.address(), replica.topic(), Map.of()).close();
                await().atMost(SOON).until(() -> listener.heard().size() == 50);
                await().atMost(SOON).until(() -> replica.caughtUp.contains(ALL));

                kafka.kill();
                // It asks in vain: what it was answered before is all noted after the second time.
                long before = log.count(inVain);
                await().atMost(SOON).until(() -> log.count(inVain) > before + 1);
                replica.caughtUp.clear();
                append(service, 50);
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 50);
                assertThat(service.meter("gyosil.outbox.oldest.age.seconds")).isPositive();
                await().atMost(SOON).until(() -> log.count(inVain) > before + 3);
                assertThat(replica.caughtUp).isEmpty();
                assertThat(service.meter("gyosil.consumer.stopped", "group", replica.group()))
                        .isZero();
                kafka.start();
                append(service, 50);

                await().atMost(SOON).until(() -> distinct(listener).size() == 150);
                assertThat(distinct(listener))
                        .isEqualTo(IntStream.range(0, 150)
                                .mapToObj(String::valueOf)
                                .toList());
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 0);
                await().atMost(SOON).until(() -> replica.caughtUp.contains(ALL));

                kafka.kill();
                append(service, 1);
            }
            assertThat(TrialService.query("kit_outage", "SELECT key FROM outbox"))
                    .hasSize(1);
            // The server ends a connection a moment after its client.
            await("what the relay left behind").atMost(SOON).until(() -> TrialService.query("kit_outage", LOCKS)
                    .isEmpty());
        }
    }

    private static List<String> distinct(Said.Listener listener) {
        return listener.heard().stream().distinct().toList();
    }

    private void append(TrialService service, int count) {
        List<OutboxEvent> events = IntStream.range(appended, appended + count)
                .mapToObj(i -> OutboxEvent.of(TOPIC, "key", Said.TYPE, new Said("" + i), Instant.now()))
                .toList();
        service.transactions("web").run(open -> service.bean(Outbox.class).append(events));
        appended += count;
    }
}
