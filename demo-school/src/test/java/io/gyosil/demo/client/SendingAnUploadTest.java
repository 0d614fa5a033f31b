package io.gyosil.demo.client;

import static io.gyosil.demo.client.FakeStack.answering;
import static io.gyosil.demo.client.FakeStack.hangUp;
import static io.gyosil.demo.client.FakeStack.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class SendingAnUploadTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final RetrySchedule SHORT =
            new RetrySchedule(Duration.ofMillis(400), Duration.ofMillis(2), Duration.ofMillis(20));

    private FakeStack stack;
    private GyosilClient client;

    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
        client = new GyosilClient(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, SHORT);
    }

    @AfterEach
    void stop() {
        client.close();
        stack.close();
    }

    private static Upload upload(int selected) {
        var attempts = List.of(
                new Attempt("q-1-1", selected, false, MONDAY.plusSeconds(9), 9_000),
                new Attempt("q-1-2", null, true, null, 7_000));
        return new Upload(MONDAY, MONDAY.plusSeconds(20), "random", attempts);
    }

    @Test
    void carriesWhatTheContractAsksFor() throws Exception {
        client.upload(upload(2));

        var body = stack.uploads().values().iterator().next();
        assertThat(body.toString()).isEqualTo("""
            {"client_session_uuid":"%s","started_at":"2026-11-16T09:00:00Z","finished_at":"2026-11-16T09:00:20Z",\
            "quiz_mode":"random","attempts":[\
            {"pub_id":"q-1-1","selected":2,"unsure":false,"answered_at":"2026-11-16T09:00:09Z",\
            "response_time_ms":9000},\
            {"pub_id":"q-1-2","unsure":true,"response_time_ms":7000}]}\
            """.formatted(upload(2).clientSessionUuid()));
    }

    @Test
    void theUuidFollowsFromTheContent() {
        assertThat(upload(2).clientSessionUuid())
                .isEqualTo(upload(2).clientSessionUuid())
                .isNotEqualTo(upload(3).clientSessionUuid())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void theSecondTimeItIsAlreadyThere() throws Exception {
        assertThat(client.upload(upload(2))).isEqualTo(new Delivery.Ingested(0));
        assertThat(client.upload(upload(2))).isEqualTo(new Delivery.AlreadyThere(0));
        assertThat(client.retries()).isZero();
    }

    @Test
    void isRepeatedAfterABrokenConnectionAndWhileTheServerIsBusy() throws Exception {
        stack.first(hangUp(), problem(503, "Starting", "in a moment"), problem(429, "Slow down", ""), hangUp());

        var patient = new RetrySchedule(Duration.ofMinutes(2), Duration.ofMillis(2), Duration.ofMillis(20));
        try (var viewer = new GyosilClient(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, patient)) {
            assertThat(viewer.upload(upload(2))).isEqualTo(new Delivery.Ingested(0));
            assertThat(viewer.retries()).isEqualTo(4);
        }
        assertThat(stack.uploads()).hasSize(1);
    }

    @Test
    void isNotRepeatedAfterARefusalAndSaysWhy() throws Exception {
        stack.first(answering(422, """
            {"title":"Mixed owners","status":422,"detail":"the questions belong to two learners",
             "errors":[{"pointer":"/attempts/0/pub_id","detail":"belongs to 7"},
                       {"pointer":"/attempts/1/pub_id","detail":"belongs to 8"}]}\
            """));

        assertThat(client.upload(upload(2)))
                .isEqualTo(new Delivery.Refused("422 Mixed owners: the questions belong to two learners:"
                        + " /attempts/0/pub_id belongs to 7; /attempts/1/pub_id belongs to 8"));
        assertThat(client.retries()).isZero();
    }

    @Test
    void aServerThatStaysBusyIsGivenUpAfterAWhile() throws Exception {
        var busy = problem(503, "Ingest disabled", "STUDY_INGEST_ENABLED is not true");
        for (int i = 0; i < 1_000; i++) {
            stack.first(busy);
        }

        Delivery delivery = client.upload(upload(2));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.NotDelivered.class, not -> assertThat(not.reason())
                .startsWith("503 Ingest disabled: STUDY_INGEST_ENABLED is not true (")
                .endsWith(" tries)"));
        assertThat(client.retries()).isBetween(1L, 900L);
    }

    @Test
    void nobodyListeningIsSaidInASentence() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (var lonely = new GyosilClient(nobody, "v", "t", SHORT)) {
            assertThat(lonely.upload(upload(2)))
                    .isInstanceOfSatisfying(Delivery.NotDelivered.class, not -> assertThat(not.reason())
                            .startsWith("nothing answers at " + nobody));
        }
    }

    @Test
    void aWrongTokenEndsEverything() {
        try (var stranger = new GyosilClient(stack.url(), "wrong", "wrong", SHORT)) {
            assertThatThrownBy(() -> stranger.upload(upload(2)))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("401 Not authenticated: the token is wrong");
        }
    }

    @Test
    void anAnswerOfAnotherKindOfServerIsNotTakenForASuccess() {
        stack.first(answering(200, "<html>hello</html>"));

        assertThatThrownBy(() -> client.upload(upload(2)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("is this Gyosil?");
    }

    @Test
    void anUploadOfWhichNoQuestionIsKnownCountsAsRefused() throws Exception {
        stack.first(answering(
                200,
                "{\"status\":\"ingested\",\"sessions\":[],"
                        + "\"skipped\":[{\"pub_id\":\"q-1-1\",\"reason\":\"unknown-pub-id\"}]}"));

        assertThat(client.upload(upload(2)))
                .isEqualTo(new Delivery.Refused("the server knows none of the questions, for example q-1-1"));
    }

    @Test
    void stoppingEndsTheRepeating() throws Exception {
        stack.first(problem(503, "Busy", ""), problem(503, "Busy", ""), problem(503, "Busy", ""));
        client.stop();

        assertThat(client.upload(upload(2))).isEqualTo(new Delivery.NotDelivered("503 Busy (1 try)"));
    }
}
