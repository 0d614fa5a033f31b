package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * A small server with the two faces that we send to. It keeps what it is sent, and misbehaves first as often as it was
 * asked to.
 */
public final class FakeStack implements AutoCloseable {

    public static final String VIEWER = "viewer-token";
    public static final String TEACHER = "teacher-token";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server does instead of its work. */
    public interface Misbehaviour {
        void play(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final Map<String, JsonNode> questions = new LinkedHashMap<>();
    private final Map<String, JsonNode> uploads = new LinkedHashMap<>();
    private final List<Integer> batchBytes = new ArrayList<>();
    private final List<Integer> batchSizes = new ArrayList<>();

    public FakeStack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/study/questions", exchange -> handle(exchange, TEACHER, this::publish));
        server.createContext("/ingest/study/attempts", exchange -> handle(exchange, VIEWER, this::ingest));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeStack first(Misbehaviour... inThisOrder) {
        misbehaviours.addAll(List.of(inThisOrder));
        return this;
    }

    /** Closes the connection without an answer. */
    public static Misbehaviour hangUp() {
        return HttpExchange::close;
    }

    public static Misbehaviour problem(int status, String title, String detail) {
        return exchange -> answer(
                exchange,
                status,
                "{\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }

    public static Misbehaviour answering(int status, String body) {
        return exchange -> answer(exchange, status, body);
    }

    public synchronized Map<String, JsonNode> questions() {
        return new LinkedHashMap<>(questions);
    }

    /** By client_session_uuid, in the order of arrival. */
    public synchronized Map<String, JsonNode> uploads() {
        return new LinkedHashMap<>(uploads);
    }

    synchronized List<Integer> batchBytes() {
        return List.copyOf(batchBytes);
    }

    synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    private interface Work {
        void on(HttpExchange exchange, byte[] body) throws IOException;
    }

    private void handle(HttpExchange exchange, String token, Work work) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Misbehaviour misbehaviour = misbehaviours.poll();
            if (misbehaviour != null) {
                misbehaviour.play(exchange);
            } else if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                problem(401, "Not authenticated", "the token is wrong").play(exchange);
            } else {
                work.on(exchange, body);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private synchronized void publish(HttpExchange exchange, byte[] body) throws IOException {
        int created = 0;
        int unchanged = 0;
        JsonNode sent = JSON.readTree(body).path("questions");
        for (JsonNode question : sent) {
            JsonNode before = questions.put(question.path("pub_id").asText(), question);
            created += before == null ? 1 : 0;
            unchanged += question.equals(before) ? 1 : 0;
        }
        batchBytes.add(body.length);
        batchSizes.add(sent.size());
        answer(
                exchange,
                200,
                "{\"created\":%d,\"changed\":%d,\"unchanged\":%d}"
                        .formatted(created, sent.size() - created - unchanged, unchanged));
    }

    private synchronized void ingest(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode upload = JSON.readTree(body);
        JsonNode before = uploads.putIfAbsent(upload.path("client_session_uuid").asText(), upload);
        String status = before == null ? "ingested" : "already_ingested";
        answer(
                exchange,
                before == null ? 201 : 200,
                "{\"status\":\"" + status + "\",\"sessions\":[{}],\"skipped\":[]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
