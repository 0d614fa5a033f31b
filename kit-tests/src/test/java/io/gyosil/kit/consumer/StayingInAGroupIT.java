package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
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
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StayingInAGroupIT {

    /** Long enough that a busy machine does not stand still for as long. */
    private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofSeconds(10);

    private static final Duration FAILING = LONGEST_BETWEEN_POLLS.plusSeconds(2);

    private final String name = "kit.staying." + UUID.randomUUID();
    private final String group = name + ".group";

    @Test
    void consumerThatRetriesForLongerThanItsGroupWaitsForAPollIsNotSentAway() {
        AtomicLong since = new AtomicLong();
        AtomicInteger failures = new AtomicInteger();
        Set<String> members = ConcurrentHashMap.newKeySet();
        Said.Listener listener = new Said.Listener(name, group, batch -> {
            members.addAll(members());
            since.compareAndSet(0, System.nanoTime());
            if (System.nanoTime() - since.get() < FAILING.toNanos()) {
                failures.incrementAndGet();
                throw new IllegalStateException("not for a while");
            }
        });
        Map<String, Object> settings = Map.of(
                "gyosil.outbox.relay",
                false,
                "gyosil.kafka.properties.max.poll.interval.ms",
                String.valueOf(LONGEST_BETWEEN_POLLS.toMillis()));
        try (TrialTopic topic = TrialTopic.create(name);
                TrialService service = TrialService.on("kit_staying", settings, listener)) {
            Said.to(topic, "key", "1");

            await().atMost(SOON).until(() -> listener.heard().equals(List.of("1")));
            assertThat(members).hasSize(1);
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isEqualTo(failures.get());
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
