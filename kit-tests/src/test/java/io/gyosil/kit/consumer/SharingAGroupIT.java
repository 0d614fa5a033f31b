package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SharingAGroupIT {

    private static final String SCHEMA = "kit_sharing";

    private final String name = "kit.sharing." + UUID.randomUUID();
    private final String group = name + ".group";
    private final TrialTopic topic = TrialTopic.create(name);
    private int sent;

    @AfterEach
    void leave() {
        topic.close();
    }

    @Test
    void consumersThatComeAndGoLoseNothing() {
        Said.Listener first = listener();
        Said.Listener second = listener();
        TrialService one = TrialService.on(SCHEMA, settings(1), first);
        try (one) {
            say(40);
            await().atMost(SOON).until(() -> first.heard().size() >= 40);
            try (TrialService two = TrialService.on(SCHEMA, settings(2), second)) {
                await().atMost(SOON).until(() -> {
                    say(10);
                    return !second.heard().isEmpty();
                });
                one.close();
                int before = second.heard().size();
                say(40);
                await().atMost(SOON).until(() -> second.heard().size() >= before + 40);
                await().atMost(SOON).until(() -> heard(first, second).size() == sent);
                assertThat(two.meter("gyosil.consumer.retries", "group", group)).isZero();
            }
        }
        assertThat(heard(first, second)).isEqualTo(said());
    }

    @Test
    void partitionsThatComeWhileABatchIsRetriedLoseNothing() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Said.Listener failing = new Said.Listener(name, group, batch -> {
            if (fails.get()) {
                throw new IllegalStateException("not now");
            }
        });
        Said.Listener leaving = listener();
        try (TrialService one = TrialService.on(SCHEMA, settings(1), failing)) {
            try (TrialService two = TrialService.on(SCHEMA, settings(1), leaving)) {
                await().atMost(SOON).until(() -> {
                    say(12);
                    return !leaving.heard().isEmpty() && retries(one) > 0;
                });
                assertThat(retries(two)).isZero();
            }
            say(24);
            double before = retries(one);
            await().atMost(SOON).until(() -> retries(one) > before);

            fails.set(false);
            await().atMost(SOON).until(() -> heard(failing, leaving).size() == sent);
        }
        assertThat(heard(failing, leaving)).isEqualTo(said());
    }

    @Test
    void eventsAppliedBeforeACrashAndNotCommittedComeAgain() throws InterruptedException {
        CountDownLatch applying = new CountDownLatch(1);
        AtomicBoolean dies = new AtomicBoolean(true);
        AtomicInteger beforeTheCrash = new AtomicInteger();
        List<String> applied = new ArrayList<>();
        Said.Listener listener = new Said.Listener(name, group, batch -> {
            applied.addAll(batch);
            if (dies.compareAndSet(true, false)) {
                beforeTheCrash.set(applied.size());
                applying.countDown();
                throw new AssertionError("dies after its transaction, before the offset moves");
            }
        });
        say(3);
        try (TrialService service = TrialService.on(SCHEMA, settings(1), listener)) {
            applying.await();
            int appliedBefore = beforeTheCrash.get();
            await().atMost(SOON).until(() -> new HashSet<>(listener.heard()).equals(said()));

            assertThat(appliedBefore).isPositive();
            assertThat(applied).hasSize(3 + appliedBefore);
            assertThat(Set.copyOf(applied)).isEqualTo(said());
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isZero();
        }
    }

    @Test
    void serviceThatIsStoppedWhileItAppliesLetsItEndAndTakesUpWhereItWas() throws InterruptedException {
        CountDownLatch applying = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Said.Listener slow = new Said.Listener(name, group, batch -> {
            applying.countDown();
            pause(500);
            ended.incrementAndGet();
        });
        say(6);
        try (TrialService service = TrialService.on(SCHEMA, settings(1), slow)) {
            applying.await();
            service.close();
        }
        assertThat(ended).hasPositiveValue();

        say(6);
        Said.Listener next = listener();
        try (TrialService service = TrialService.on(SCHEMA, settings(1), next)) {
            await().atMost(SOON).until(() -> heard(slow, next).equals(said()));
            assertThat(service.query("SELECT 1")).hasSize(1);
        }
    }

    private double retries(TrialService service) {
        return service.meter("gyosil.consumer.retries", "group", group);
    }

    private Said.Listener listener() {
        return new Said.Listener(name, group, batch -> {});
    }

    private static Map<String, Object> settings(int threads) {
        return Map.of("gyosil.outbox.relay", false, "gyosil.consumer.threads", threads);
    }

    private void say(int count) {
        for (int i = 0; i < count; i++) {
            Said.to(topic, "key-" + sent % 12, "" + sent);
            sent++;
        }
    }

    private Set<String> said() {
        return IntStream.range(0, sent).mapToObj(String::valueOf).collect(Collectors.toSet());
    }

    private static Set<String> heard(Said.Listener first, Said.Listener second) {
        Set<String> all = new HashSet<>(first.heard());
        all.addAll(second.heard());
        return all;
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
