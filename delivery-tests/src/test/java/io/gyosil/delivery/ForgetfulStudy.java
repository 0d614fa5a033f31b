package io.gyosil.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A study service with a defect: it counts an upload that comes again, and says that it did not. */
final class ForgetfulStudy implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger uploads = new AtomicInteger();
    private final String real;
    private final HttpServer server;

    private ForgetfulStudy(String real) throws IOException {
        this.real = real;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** It, with the rest done by the real one. */
    static ForgetfulStudy before(String real) throws IOException {
        return new ForgetfulStudy(real);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean again = exchange.getRequestURI().getPath().startsWith("/ingest") && uploads.incrementAndGet() > 1;
            if (again) {
                body = body.replace("\"client_session_uuid\": \"", "\"client_session_uuid\": \"again-");
            }
            HttpResponse<String> answer = ask(exchange, body);
            byte[] sent = (again ? answer.body().replace("\"ingested\"", "\"already_ingested\"") : answer.body())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(again ? 200 : answer.statusCode(), sent.length);
            exchange.getResponseBody().write(sent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> ask(HttpExchange exchange, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(real + exchange.getRequestURI()))
                        .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                        .header("Content-Type", "application/json")
                        .method(exchange.getRequestMethod(), BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
