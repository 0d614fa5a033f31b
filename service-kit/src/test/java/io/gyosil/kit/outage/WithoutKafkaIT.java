package io.gyosil.kit.outage;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.kit.trial.OwnServers;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service that sends events and hears them itself, on a Kafka that comes and goes. */
@Execution(ExecutionMode.CONCURRENT)
class WithoutKafkaIT {

    private static final String TOPIC = "kit.outage";

    private static final String LOCKS =
            "SELECT application_name FROM pg_stat_activity WHERE application_name = 'kit_outage_relay'";

    private int appended;

    @Test
    void eventsWaitForKafkaAtTheStartAndAfterAPowerCutAndTheServiceCanBeStoppedMeanwhile(@TempDir Path dir)
            throws InterruptedException {
        Said.Listener listener = new Said.Listener(TOPIC, "kit.outage.group", batch -> {});
        try (OwnServers.Kafka kafka = new OwnServers.Kafka(dir)) {
            Map<String, Object> settings = Map.of("gyosil.kafka.bootstrap-servers", kafka.address());
            try (TrialService service = TrialService.on("kit_outage", settings, listener)) {
                service.execute("TRUNCATE outbox");
                append(service, 50);
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 50);
                assertThat(service.anyone().get("/trial/query?user_id=1").status())
                        .isEqualTo(200);

                kafka.start();
                TrialTopic.create(kafka.address(), TOPIC, Map.of()).close();
                await().atMost(SOON).until(() -> listener.heard().size() == 50);

                kafka.kill();
                append(service, 50);
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 50);
                assertThat(service.meter("gyosil.outbox.oldest.age.seconds")).isPositive();
                kafka.start();
                append(service, 50);

                await().atMost(SOON).until(() -> distinct(listener).size() == 150);
                assertThat(distinct(listener))
                        .isEqualTo(IntStream.range(0, 150)
                                .mapToObj(String::valueOf)
                                .toList());
                await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 0);

                kafka.kill();
                append(service, 1);
            }
            assertThat(TrialService.query("kit_outage", "SELECT key FROM outbox"))
                    .hasSize(1);
            assertThat(TrialService.query("kit_outage", LOCKS))
                    .as("left behind by the relay")
                    .isEmpty();
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
