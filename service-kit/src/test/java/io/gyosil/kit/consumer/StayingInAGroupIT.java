package io.gyosil.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StayingInAGroupIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String LONGEST_BETWEEN_POLLS_MS = "4500";

    private final String name = "kit.staying." + UUID.randomUUID();
    private final String group = name + ".group";

    @Test
    void consumerThatRetriesForLongerThanItsGroupWaitsForAPollIsNotSentAway() {
        AtomicInteger failures = new AtomicInteger();
        Set<String> members = ConcurrentHashMap.newKeySet();
        Said.Listener listener = new Said.Listener(name, group, batch -> {
            members.addAll(members());
            if (failures.incrementAndGet() <= 6) {
                throw new IllegalStateException("not for another six seconds");
            }
        });
        Map<String, Object> settings = Map.of(
                "gyosil.outbox.relay", false, "gyosil.kafka.properties.max.poll.interval.ms", LONGEST_BETWEEN_POLLS_MS);
        try (TrialTopic topic = TrialTopic.create(name);
                TrialService service = TrialService.on("kit_staying", settings, listener)) {
            Said.to(topic, "key", "1");

            await().atMost(SOON).until(() -> listener.heard().equals(List.of("1")));
            assertThat(failures).hasValue(7);
            assertThat(members).hasSize(1);
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isEqualTo(6);
        }
    }

    private List<String> members() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Infrastructure.shared().kafka()))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .map(MemberDescription::consumerId)
                    .toList();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
