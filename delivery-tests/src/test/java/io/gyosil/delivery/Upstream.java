package io.gyosil.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that remembers how it was asked, and answers with its name, or as its path says: {@code …/status/503}. */
final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstBytes = new CountDownLatch(1);

    /** A request as it came. */
    record Asked(String method, String path, Headers headers, long bytes) {}

    Upstream(String name) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(name, exchange));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    /** Reached when the beginning of a body is here. */
    CountDownLatch firstBytes() {
        return firstBytes;
    }

    private void answer(String name, HttpExchange exchange) throws IOException {
        try (exchange) {
            long bytes = 0;
            byte[] buffer = new byte[8_192];
            for (int read = exchange.getRequestBody().read(buffer);
                    read >= 0;
                    read = exchange.getRequestBody().read(buffer)) {
                bytes += read;
                firstBytes.countDown();
            }
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), bytes));
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            String[] status = path.split("/status/", 2);
            exchange.sendResponseHeaders(status.length == 2 ? Integer.parseInt(status[1]) : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
