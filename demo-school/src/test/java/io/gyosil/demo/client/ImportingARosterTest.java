package io.gyosil.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingARosterTest {

    private static final RetrySchedule AT_ONCE =
            new RetrySchedule(Duration.ofMinutes(2), Duration.ofMillis(2), Duration.ofMillis(2));

    @TempDir
    private Path dir;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private final Progress progress = new Progress() {
        @Override
        public void step(long more) {
            done.addAndGet(more);
        }

        @Override
        public void close() {}
    };
    private HttpServer server = create();

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsSentWithItsTypeAndSourceAndItsBytesAreCounted() throws Exception {
        Path file = Files.write(dir.resolve("roster.ZIP"), new byte[300_000]);
        answers.add("201 {\"id\": 7, \"status\": \"previewed\", \"rows_total\": 3, \"over_threshold\": true}");

        try (RosterClient client = client()) {
            RosterClient.Import preview = client.preview(file, "ne is", progress);

            assertThat(preview.id()).isEqualTo(7);
            assertThat(preview.rows()).isEqualTo(3);
            assertThat(preview.isOverThreshold()).isTrue();
        }
        assertThat(asked).containsExactly("POST /api/roster-imports?source=ne+is application/zip 300000");
        assertThat(done).hasValue(300_000);
    }

    @Test
    void applyingIsWatchedToItsEnd() throws Exception {
        answers.add("202 {\"id\": 7, \"status\": \"applying\", \"rows_done\": 2}");
        answers.add("503 {\"title\": \"busy\"}");
        answers.add("200 {\"id\": 7, \"status\": \"applying\", \"rows_done\": 5}");
        answers.add("200 {\"id\": 7, \"status\": \"applied\", \"rows_done\": 9}");

        try (RosterClient client = client()) {
            assertThat(client.apply(preview(), true, progress).status()).isEqualTo("applied");
        }
        assertThat(asked).first().isEqualTo("POST /api/roster-imports/7/apply application/json 24");
        assertThat(done).hasValue(9);
    }

    @Test
    void anImportThatStopsOnTheWayIsNotWaitedFor() throws Exception {
        answers.add("202 {\"id\": 7, \"status\": \"applying\", \"rows_done\": 2}");
        answers.add("200 {\"id\": 7, \"status\": \"applying\", \"rows_done\": 2, \"interrupted\": true}");

        try (RosterClient client = client()) {
            assertThat(client.apply(preview(), false, progress).isInterrupted()).isTrue();
        }
    }

    @Test
    void aRefusalSaysWhy() throws Exception {
        Path file = Files.writeString(dir.resolve("users.csv"), "x");
        answers.add("422 {\"title\": \"The roster cannot be read\", \"detail\": \"users.csv is not UTF-8.\"}");

        try (RosterClient client = client()) {
            assertThatThrownBy(() -> client.preview(file, "oneroster", progress))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("users.csv is not UTF-8.");
        }
        assertThat(asked).containsExactly("POST /api/roster-imports?source=oneroster text/csv 1");
    }

    private RosterClient client() {
        return new RosterClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> "admin-token", AT_ONCE);
    }

    private static RosterClient.Import preview() {
        return new RosterClient.Import(
                Problem.read("{\"id\": 7, \"status\": \"previewed\"}".getBytes(StandardCharsets.UTF_8)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int length = exchange.getRequestBody().readAllBytes().length;
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                    + (type == null ? "" : " " + type + " " + length));
            String answer = answers.removeFirst();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
