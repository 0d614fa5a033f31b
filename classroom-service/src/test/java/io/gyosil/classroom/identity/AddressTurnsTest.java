package io.gyosil.classroom.identity;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AddressTurnsTest {

    private final AddressTurns turns = new AddressTurns();

    @Test
    void whoSendsManyAtOnceWaitsBehindThemselvesAndNobodyElseDoes() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> floods = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i <= AddressTurns.MOST; i++) {
                floods.add(threads.submit(() -> turns.inTurn("198.51.100.7", () -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    awaited(go);
                    return working.decrementAndGet();
                })));
            }
            await().atMost(SOON).until(() -> floods.stream().anyMatch(Future::isDone) && working.get() == 1);

            assertThat(floods.stream().filter(Future::isDone)).singleElement().satisfies(refused -> assertThat(
                            refused.exceptionNow())
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                            .isEqualTo(CommonProblem.TOO_MANY_REQUESTS)));
            assertThat(turns.inTurn("192.0.2.1", () -> "at once")).isEqualTo("at once");

            go.countDown();
        }
        assertThat(floods.stream().filter(flood -> flood.state() == Future.State.SUCCESS))
                .hasSize(AddressTurns.MOST);
        assertThat(most).hasValue(1);
        assertThat(turns.inTurn("198.51.100.7", () -> "again")).isEqualTo("again");
    }

    private static void awaited(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
