package io.gyosil.kit.shutdown;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A service that is asked to end finishes what it has begun, takes nothing new, and is gone soon. */
@Execution(ExecutionMode.CONCURRENT)
class EndingAServiceIT {

    private static final String SCHEMA = "kit_ending";
    private static final String QUICK = "/trial/query?user_id=1";
    private static final String SLOW = "/trial/sql?statement=SELECT%20'slow'%20FROM%20pg_advisory_xact_lock(17)";
    private static final String HOLD = "SELECT pg_advisory_lock(17)";

    private static CompletableFuture<Void> end(TrialService service) {
        return CompletableFuture.runAsync(
                () -> service.bean(Shutdown.class).end(service.server()), Thread::startVirtualThread);
    }

    /** Waits until no new connection is taken. */
    private static void awaitNobody(URI uri) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> Http.at(uri).get(QUICK)).isInstanceOf(UncheckedIOException.class));
    }

    /** Waits until the database runs the slow statement. */
    private static void awaitSlow(TrialService service) {
        await().atMost(SOON).until(() -> service.query("SELECT count(*)::text FROM pg_stat_activity WHERE usename = '"
                        + SCHEMA + "_web' AND state = 'active'")
                .getFirst()
                .equals("1"));
    }

    @Test
    void requestsAreStillTakenForAWhileButItIsNotReadyAnyMore() {
        try (TrialService service = TrialService.on(SCHEMA, Map.of("gyosil.shutdown.delay", "5m"))) {
            assertThat(service.anyone().get("/health/readiness").status()).isEqualTo(200);
            assertThat(service.anyone().get(QUICK).headers().firstValue("connection"))
                    .isEmpty();

            CompletableFuture<Void> end = end(service);

            await().atMost(SOON)
                    .until(() -> service.anyone().get("/health/readiness").status() == 503);
            assertThat(service.anyone().get("/health/liveness").status()).isEqualTo(200);
            Http.Answer answer = service.anyone().get(QUICK);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("connection")).contains("close");
            assertThat(end).isNotDone();
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredAndANewOneFindsNobody() throws SQLException {
        try (TrialService service = TrialService.on(SCHEMA);
                CapturedLog log = new CapturedLog();
                Connection holding = Infrastructure.shared().superuser(SCHEMA);
                Statement hold = holding.createStatement()) {
            hold.execute(HOLD);
            URI uri = service.uri();
            // Its connection stays open, and must not hold up the end.
            assertThat(service.anyone().get(QUICK).status()).isEqualTo(200);
            CompletableFuture<Http.Answer> slow =
                    CompletableFuture.supplyAsync(() -> service.anyone().get(SLOW), Thread::startVirtualThread);
            awaitSlow(service);

            CompletableFuture<Void> end = end(service);

            awaitNobody(uri);
            assertThat(end).isNotDone();
            holding.close();
            Http.Answer answer =
                    slow.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("[\"slow\"]");
            end.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(log.text()).contains("drained after").doesNotContain("not drained");
        }
    }

    @Test
    void aBatchInHandIsAppliedAndItsOffsetMoved() throws Exception {
        String name = "kit.ending." + UUID.randomUUID();
        CountDownLatch applying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Said.Listener listener = new Said.Listener(name, name + ".group", batch -> {
            applying.countDown();
            try {
                assertThat(goOn.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (TrialTopic topic = TrialTopic.create(name);
                TrialTopic deadLetters = TrialTopic.create(name + ".dlq");
                TrialService service = TrialService.on(SCHEMA, Map.of(), listener);
                Admin admin = Admin.create(
                        Map.of("bootstrap.servers", Infrastructure.shared().kafka()))) {
            Said.to(topic, "key", "last words");
            assertThat(applying.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            URI uri = service.uri();
            CompletableFuture<Void> end = end(service);
            awaitNobody(uri);
            assertThat(end).isNotDone();
            goOn.countDown();
            end.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

            assertThat(listener.heard()).containsExactly("last words");
            Map<?, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(name + ".group")
                    .partitionsToOffsetAndMetadata()
                    .get();
            assertThat(offsets.values()).extracting(OffsetAndMetadata::offset).contains(1L);
            assertThat(deadLetters.takeRest()).isEmpty();
        }
    }
}
