package io.gyosil.kit.connection;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that want too much of a service: too many, too slow, too large. Others are served meanwhile. */
class RefusingWhatIsTooMuchIT {

    private static final String CLOSE = "Connection: close";

    private final List<Socket> sockets = new ArrayList<>();

    private static TrialService service(Map<String, Object> limits) {
        Map<String, Object> settings = new HashMap<>(limits);
        settings.putIfAbsent("gyosil.http.head-within", "1s");
        settings.putIfAbsent("gyosil.http.body-within", "1s");
        return TrialService.on("kit_limits", settings);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect(TrialService service) throws IOException {
        Socket socket = new Socket(service.uri().getHost(), service.uri().getPort());
        socket.setSoTimeout((int) SOON.toMillis());
        sockets.add(socket);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** Sends a letter every tenth of a second until the other side ends; how long it took. */
    private static Duration trickle(Socket socket, Instant before) throws InterruptedException {
        try {
            while (Duration.between(before, Instant.now()).compareTo(SOON) < 0) {
                write(socket, "x");
                Thread.sleep(100);
            }
        } catch (IOException ended) {
            return Duration.between(before, Instant.now());
        }
        return SOON;
    }

    @Test
    void aHeadThatTricklesInIsNotWaitedForAndNeitherIsABody() throws Exception {
        try (TrialService service = service(Map.of())) {
            Socket head = connect(service);
            Instant before = Instant.now();
            write(head, "GET /trial/csv HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            Socket body = connect(service);
            write(body, "POST /trial/body HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");

            assertThat(trickle(head, before)).isBetween(Duration.ofMillis(500), SOON.minusSeconds(1));
            assertThat(trickle(body, Instant.now())).isLessThan(SOON);
            await().atMost(SOON).until(() -> service.meter("gyosil.http.refused", "reason", "slow") == 2);
            assertThat(service.anyone().get("/trial/csv").status()).isEqualTo(200);
        }
    }

    @Test
    void aSlowSenderIsAnsweredThatItWasTooSlow() throws Exception {
        try (TrialService service = service(Map.of())) {
            Socket silent = connect(service);
            write(silent, "GET /trial/csv HTTP/1.1\r\nHost: x\r\n");

            assertThat(rest(silent)).startsWith("HTTP/1.1 408 ").contains("Retry-After: 2");
        }
    }

    @Test
    void whoSendsALargeBodySteadilyIsWaitedForAndSoIsWhoIsSilentBetweenRequests() throws Exception {
        // Each part buys it a minute, so that only one who goes by the whole time finds it too slow.
        try (TrialService service = service(Map.of("gyosil.http.body-pace", 100))) {
            Socket steady = connect(service);
            String json = "{\"text\": \"" + "x".repeat(120_000) + "\"}";
            String request =
                    "POST /trial/body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + json.length() + "\r\n\r\n" + json;
            for (int i = 0; i < request.length(); i += 6_000) {
                write(steady, request.substring(i, Math.min(i + 6_000, request.length())));
                Thread.sleep(120);
            }
            Thread.sleep(1_800);
            write(steady, "GET /trial/csv HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n\r\n");

            assertThat(rest(steady)).containsPattern("(?s)HTTP/1.1 200 .*HTTP/1.1 200 ");
        }
    }

    @Test
    void moreConnectionsThanItTakesAreSentAwayUntilOneIsFree() throws Exception {
        try (TrialService service = service(Map.of("gyosil.http.most-connections", 3))) {
            connect(service);
            Socket second = connect(service);
            connect(service);
            await().atMost(SOON).until(() -> service.meter("gyosil.http.connections") == 3);

            Socket fourth = connect(service);
            assertThat(rest(fourth)).startsWith("HTTP/1.1 503 ");
            second.close();
            await().atMost(SOON).until(() -> service.meter("gyosil.http.connections") == 2);
            assertThat(RawHttp.answer(service.uri(), "GET /trial/csv HTTP/1.1", "Host: x", CLOSE))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whatComesBehindAnAnswerIsThrownAway() throws Exception {
        try (TrialService service = service(Map.of("gyosil.http.body-within", "60s"))) {
            Socket early = connect(service);
            write(early, "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + "x".repeat(100_000));
            await().atMost(SOON).until(() -> early.getInputStream().available() > 0);
            write(early, "x".repeat(400_000));
            write(early, "GET /trial/csv HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n\r\n");
            assertThat(rest(early)).startsWith("HTTP/1.1 404 ").contains("HTTP/1.1 200 ");
        }
    }

    @Test
    void requestsBehindOneAnotherAreAllAnswered() throws Exception {
        try (TrialService service = service(Map.of("gyosil.http.body-within", "60s"))) {
            Socket hasty = connect(service);
            write(
                    hasty,
                    "GET /trial/csv HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "POST /trial/body HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n"
                            + "x".repeat(300_000));
            write(hasty, "GET /trial/csv HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n\r\n");
            assertThat(rest(hasty)).containsPattern("(?s)HTTP/1.1 200 .*HTTP/1.1 4.*HTTP/1.1 200 ");
        }
    }

    @Test
    void aCompressedBodyIsNotTaken() {
        try (TrialService service = service(Map.of())) {
            Http.Answer refused =
                    service.anyone().with("Content-Encoding", "gzip").post("/trial/body", "{}");

            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.text()).contains("unsupported-media-type", "Content-Encoding");
            assertThat(refused.headers().firstValue("Accept-Encoding")).hasValue("identity");
            assertThat(service.anyone()
                            .with("Content-Encoding", "identity")
                            .post("/trial/body", "{}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void addressesHeadersAndBodiesHaveAMostSize() {
        try (TrialService service = service(Map.of())) {
            String length = "Content-Length: 0";
            assertThat(RawHttp.answer(
                            service.uri(), "GET /trial/csv?" + "x".repeat(5_000) + " HTTP/1.1", "Host: x", CLOSE))
                    .contains(" 413 ");
            assertThat(RawHttp.answer(
                            service.uri(), "GET /trial/csv HTTP/1.1", "Host: x", CLOSE, "X: " + "x".repeat(9_000)))
                    .contains(" 413 ");
            assertThat(RawHttp.answer(
                            service.uri(),
                            "POST /trial/body HTTP/1.1",
                            "Host: x",
                            CLOSE,
                            "Content-Length: 1048577",
                            "Content-Type: application/json"))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(RawHttp.answer(service.uri(), "POST /trial/body HTTP/1.1", "Host: x", CLOSE, length))
                    .startsWith("HTTP/1.1 400 ");
        }
    }
}
