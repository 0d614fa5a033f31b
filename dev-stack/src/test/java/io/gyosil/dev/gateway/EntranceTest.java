package io.gyosil.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.stack.PathPrefix;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.servers.process.FreePorts;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
    private static final long LARGEST = 20 << 20;
    private static final int MANY = 300;

    @TempDir
    private Path secrets;

    private final List<Integer> ports = FreePorts.several(3);
    private final int port = ports.get(0);
    private final int study = ports.get(1);
    private final int analytics = ports.get(2);
    private final HttpClient client = HttpClient.newHttpClient();
    private Entrance entrance;

    @BeforeEach
    void open() {
        RoutingTable table = new RoutingTable(List.of(
                route("/", "analytics", analytics),
                route("/api", "study", study),
                route("/ws", "study", study),
                route("/api/analytics", "analytics", analytics),
                route("/api/core/students/{id}/exam-stats", "analytics", analytics)));
        entrance = Entrance.open(port, table, new DemoLogins(new Secrets(secrets)));
    }

    private static Route route(String prefix, String service, int port) {
        return new Route(PathPrefix.of(prefix), service, List.of(port));
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void whatItSaysItselfIsForNobodysFrameAndNobodysMemory() throws Exception {
        for (String path : List.of("/nothing", "/api/core")) {
            HttpHeaders headers = get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void theLongestPrefixDecidesWhoIsAsked() throws Exception {
        try (Service a = service(study, exchange -> exchange.getResponseSender().send("study"));
                Service b = service(
                        analytics, exchange -> exchange.getResponseSender().send("analytics"))) {
            assertThat(get("/api/core").body()).isEqualTo("study");
            assertThat(get("/api/analytics").body()).isEqualTo("analytics");
            assertThat(get("/api/analytics/features").body()).isEqualTo("analytics");
            assertThat(get("/api/analytics-of-another-kind").body()).isEqualTo("study");
            assertThat(get("/").body()).isEqualTo("analytics");
        }
    }

    @Test
    void theDemoSchoolsPeopleAreOfferedOnThisMachineAlone() throws Exception {
        assertThat(get(DemoLogins.PATH).body()).isEqualTo("{\"people\":[]}");
        String password = new Secrets(secrets).demoPassword("teacher");

        assertThat(get(DemoLogins.PATH).body())
                .contains("teacher@hanbit.example", password)
                .doesNotContain("admin", "student");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + DemoLogins.PATH
                                    + " HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("{\"people\":[]}");
        }
    }

    @Test
    void aSegmentOfAPrefixMayBeAny() throws Exception {
        try (Service a = service(study, exchange -> exchange.getResponseSender().send("study"));
                Service b = service(
                        analytics, exchange -> exchange.getResponseSender().send("analytics"))) {
            assertThat(get("/api/core/students/4711/exam-stats").body()).isEqualTo("analytics");
            assertThat(get("/api/core/students/4711/exam-stats/math").body()).isEqualTo("analytics");
            assertThat(get("/api/core/students/4711/exam-statistics").body()).isEqualTo("study");
            assertThat(get("/api/core/students/4711").body()).isEqualTo("study");
        }
    }

    @Test
    void anUnknownPathIsAProblemInTheReadersLanguage() throws Exception {
        HttpResponse<String> english = get("/nowhere");
        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(english.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(english.body()).contains("\"type\":\"not-found\"", "\"status\":404", "\"instance\":\"/nowhere\"");

        HttpResponse<String> korean = client.send(
                request("/nowhere").header("Accept-Language", "ko-KR,ko;q=0.9").build(), BodyHandlers.ofString());
        assertThat(korean.body()).contains("찾을 수 없습니다");
    }

    @Test
    void aServiceThatIsDownIsAProblemThatSaysWhenToComeAgain() throws Exception {
        HttpResponse<String> down = get("/api/core");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(down.headers().firstValue("Retry-After")).contains("2");
        assertThat(down.body()).contains("study service does not answer");
    }

    @Test
    void aServiceThatComesBackIsAskedAgain() throws Exception {
        service(study, exchange -> exchange.getResponseSender().send("first")).close();
        assertThat(get("/api").statusCode()).isEqualTo(503);
        try (Service again =
                service(study, exchange -> exchange.getResponseSender().send("second"))) {
            // The proxy asks a service that failed again after a second.
            while (get("/api").statusCode() == 503) {
                Thread.sleep(20);
            }
            assertThat(get("/api").body()).isEqualTo("second");
        }
    }

    @Test
    void aServicesOwnRefusalStaysAsItIs() throws Exception {
        HttpHandler disabled = exchange -> exchange.setStatusCode(503).endExchange();
        try (Service refusing = service(study, disabled)) {
            HttpResponse<String> refusal = get("/api");
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.body()).isEmpty();
            assertThat(refusal.headers().firstValue("Retry-After")).isEmpty();
        }
    }

    @Test
    void whoAsksIsSaidTruthfullyAndTheTraceGoesOn() throws Exception {
        HttpHandler echo = exchange -> exchange.getResponseSender()
                .send(header(exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
                        + " " + header(exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"))
                        + " " + header(exchange.getRequestHeaders().getFirst("X-Forwarded-Host"))
                        + ":" + header(exchange.getRequestHeaders().getFirst("X-Forwarded-Port"))
                        + " " + header(exchange.getRequestHeaders().getFirst("traceparent")));
        try (Service service = service(study, echo)) {
            String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
            HttpRequest spoofed = request("/api")
                    .header("X-Forwarded-For", "8.8.8.8")
                    .header("traceparent", trace)
                    .build();
            assertThat(client.send(spoofed, BodyHandlers.ofString()).body())
                    .isEqualTo("127.0.0.1 http 127.0.0.1:" + port + " " + trace);
        }
    }

    @Test
    void aLargeBodyPassesWhole() throws Exception {
        HttpHandler count = new BlockingHandler(exchange -> {
            long bytes = exchange.getInputStream().transferTo(OutputStream.nullOutputStream());
            exchange.getResponseSender().send(Long.toString(bytes));
        });
        try (Service service = service(study, count)) {
            byte[] body = new byte[(int) LARGEST];
            HttpRequest upload =
                    request("/api").PUT(BodyPublishers.ofByteArray(body)).build();
            assertThat(client.send(upload, BodyHandlers.ofString()).body()).isEqualTo(Integer.toString(body.length));
        }
    }

    @Test
    void aRefusalBeforeTheBodyIsReadReachesTheSender() throws Exception {
        HttpHandler refuse = exchange -> {
            exchange.setStatusCode(413);
            exchange.getResponseSender().send("too large");
        };
        try (Service service = service(study, refuse)) {
            HttpRequest upload = request("/api")
                    .POST(BodyPublishers.ofByteArray(new byte[(int) LARGEST]))
                    .build();
            HttpResponse<String> refusal = client.send(upload, BodyHandlers.ofString());
            assertThat(refusal.statusCode()).isEqualTo(413);
            assertThat(refusal.body()).isEqualTo("too large");
        }
    }

    @Test
    void anAnswerStreamsBeforeItIsComplete() throws Exception {
        CountDownLatch firstRead = new CountDownLatch(1);
        HttpHandler slow = new BlockingHandler(exchange -> {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
            OutputStream out = exchange.getOutputStream();
            out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            String rest = firstRead.await(60, TimeUnit.SECONDS) ? "data: 2\n\n" : "nobody read the first\n\n";
            out.write(rest.getBytes(StandardCharsets.UTF_8));
        });
        try (Service service = service(study, slow);
                InputStream events = client.send(request("/api").build(), BodyHandlers.ofInputStream())
                        .body()) {
            assertThat(new String(events.readNBytes(9), StandardCharsets.UTF_8)).isEqualTo("data: 1\n\n");
            firstRead.countDown();
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void aWebSocketPassesBothWays() throws Exception {
        try (Service service = service(study, echo(new LinkedBlockingQueue<>()))) {
            BlockingQueue<String> received = new LinkedBlockingQueue<>();
            WebSocket socket = socket(received);
            socket.sendText("안녕", true).get(60, TimeUnit.SECONDS);
            assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("you said 안녕");
            socket.sendText("또", true).get(60, TimeUnit.SECONDS);
            assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("you said 또");
            socket.abort();
        }
    }

    @Test
    void theCodeWithWhichEitherSideClosesReachesTheOther() throws Exception {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        try (Service service = service(study, echo(closed))) {
            BlockingQueue<String> received = new LinkedBlockingQueue<>();
            socket(received).sendText("close 4003", true);
            assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("closed with 4003");
            assertThat(closed.poll(60, TimeUnit.SECONDS)).isEqualTo("closed with 4003");

            socket(new LinkedBlockingQueue<>()).sendClose(4009, "enough");

            assertThat(closed.poll(60, TimeUnit.SECONDS)).isEqualTo("closed with 4009");
        }
    }

    @Test
    void hundredsOfWebSocketsAreOpenAtOnceAndEachHasItsOwnAnswers() throws Exception {
        try (Service service = service(study, echo(new LinkedBlockingQueue<>()))) {
            List<BlockingQueue<String>> received = new ArrayList<>();
            List<WebSocket> sockets = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                received.add(new LinkedBlockingQueue<>());
                sockets.add(socket(received.getLast()));
            }
            for (int i = 0; i < MANY; i++) {
                sockets.get(i).sendText("학생 " + i, true);
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(received.get(i).poll(60, TimeUnit.SECONDS)).isEqualTo("you said 학생 " + i);
            }
            // Requests still find their way beside them.
            assertThat(get("/nothing").statusCode()).isEqualTo(404);
            sockets.forEach(WebSocket::abort);
        }
    }

    /** Longer than Undertow waits for a request and the proxy keeps an idle connection; a hub's own patience is 45 s. */
    @Test
    @Tag("full")
    void aSilentWebSocketIsLeftToWhoHoldsItsEnds() throws Exception {
        try (Service service = service(study, echo(new LinkedBlockingQueue<>()))) {
            BlockingQueue<String> received = new LinkedBlockingQueue<>();
            WebSocket socket = socket(received);
            assertThat(received.poll(70, TimeUnit.SECONDS)).isNull();

            socket.sendText("still here", true);

            assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("you said still here");
            socket.abort();
        }
    }

    private static HttpHandler echo(BlockingQueue<String> closed) {
        return Handlers.websocket((exchange, channel) -> {
            channel.getReceiveSetter().set(new AbstractReceiveListener() {
                @Override
                protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                    String said = message.getData();
                    if (said.startsWith("close ")) {
                        WebSockets.sendClose(Integer.parseInt(said.substring(6)), "", from, null);
                    } else {
                        WebSockets.sendText("you said " + said, from, null);
                    }
                }

                @Override
                protected void onCloseMessage(CloseMessage message, WebSocketChannel from) {
                    closed.add("closed with " + message.getCode());
                }
            });
            channel.resumeReceives();
        });
    }

    private WebSocket socket(BlockingQueue<String> received) throws Exception {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/live-sessions/7"), into(received))
                .get(60, TimeUnit.SECONDS);
    }

    private static WebSocket.Listener into(BlockingQueue<String> received) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                received.add(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                received.add("closed with " + code);
                return WebSocket.Listener.super.onClose(socket, code, reason);
            }
        };
    }

    private static String header(String value) {
        return value == null ? "nothing" : value;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static Service service(int port, HttpHandler handler) {
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", handler)
                .setIoThreads(1)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST)
                .build();
        server.start();
        return server::stop;
    }

    private interface Service extends AutoCloseable {
        @Override
        void close();
    }
}
