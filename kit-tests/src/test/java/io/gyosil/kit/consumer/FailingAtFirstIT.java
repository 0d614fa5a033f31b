package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.FrameworkListener;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Why a batch is retried here and not by the framework. */
@Execution(ExecutionMode.CONCURRENT)
class FailingAtFirstIT {

    private static final int WAITING = 100;
    private static final int LATER = 10;

    private final String name = "kit.first." + UUID.randomUUID();

    @Test
    void frameworkPassesOverAFirstBatchThatFailsAndWeDoNot() {
        AtomicInteger failures = new AtomicInteger();
        Said.Listener ours = new Said.Listener(name, name + ".ours", batch -> {
            if (failures.getAndIncrement() < 3) {
                throw new IllegalStateException("not now");
            }
        });
        Map<String, Object> settings = Map.of(
                "gyosil.outbox.relay", false, "trial.framework.topic", name, "trial.framework.group", name + ".theirs");
        try (TrialTopic topic = TrialTopic.create(name)) {
            say(topic, 0, WAITING);
            try (TrialService service = TrialService.on("kit_first", settings, ours)) {
                await().atMost(SOON).until(() -> ours.heard().size() == WAITING);
                say(topic, WAITING, LATER);

                await().atMost(SOON).until(() -> ours.heard().size() == WAITING + LATER);
                assertThat(ours.heard())
                        .isEqualTo(IntStream.range(0, WAITING + LATER)
                                .mapToObj(String::valueOf)
                                .toList());
                await().atMost(SOON).until(() -> committed(name + ".ours") == WAITING + LATER);

                await().atMost(SOON).until(() -> committed(name + ".theirs") == WAITING + LATER);
                assertThat(service.bean(FrameworkListener.class).applied())
                        .as("applied by the framework's own strategy, which says that it has moved past all")
                        .isEqualTo(LATER);
            }
        }
    }

    private static void say(TrialTopic topic, int from, int count) {
        IntStream.range(from, from + count).forEach(i -> Said.to(topic, "key", "" + i));
    }

    private static long committed(String group) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Infrastructure.shared().kafka()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
