package io.gyosil.kit.outage;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.OwnServers;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import io.gyosil.kit.trial.TrialTransactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service that answers requests and takes events while its PostgreSQL is started again. */
@Execution(ExecutionMode.CONCURRENT)
class WithoutPostgresIT {

    private static final String QUERY = "/trial/sql?statement=SELECT%201";

    private final String name = "kit.without." + UUID.randomUUID();
    private final String group = name + ".group";

    @Test
    void requestsAreAskedToComeBackAndEventsWaitUntilItIsThereAgain(@TempDir Path dir) {
        CompletableFuture<TrialTransactions> transactions = new CompletableFuture<>();
        Said.Listener listener = new Said.Listener(name, group, batch -> {
            transactions.join().run(open -> open.execute("SELECT 1"));
        });
        try (TrialTopic topic = TrialTopic.create(name);
                TrialTopic deadLetters = TrialTopic.create(name + ".dlq");
                OwnServers.Postgres postgres = new OwnServers.Postgres(dir, "kit_without");
                TrialService service = TrialService.on(postgres, listener);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.complete(service.transactions("worker"));
            Said.to(topic, "key", "0");
            await().atMost(SOON).until(() -> listener.heard().size() == 1);
            await().atMost(SOON).until(() -> service.anyone().get(QUERY).status() == 200);

            postgres.stop();
            List<CompletableFuture<Http.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> service.anyone().get(QUERY), threads));
            }
            IntStream.range(1, 10).forEach(i -> Said.to(topic, "key", "" + i));
            for (CompletableFuture<Http.Answer> answer : answers) {
                assertUnavailable(answer.join());
            }
            assertThat(service.anyone().get("/trial/query?user_id=1").status()).isEqualTo(200);
            await().atMost(SOON).until(() -> service.meter("gyosil.consumer.retries", "group", group) > 0);

            postgres.start();
            await().atMost(SOON).until(() -> service.anyone().get(QUERY).status() == 200);
            await().atMost(SOON).until(() -> listener.heard().size() == 10);
            assertThat(listener.heard())
                    .isEqualTo(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
            assertThat(deadLetters.takeFor(Duration.ofMillis(100))).isEmpty();
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().get("type").textValue()).isEqualTo("unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.text()).doesNotContain("SELECT", "postgres", "Exception", "Hikari");
    }
}
