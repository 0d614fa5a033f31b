package io.gyosil.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Answers at once, but for one request: while that one waits, so do all that come after it. */
final class StallingServer implements AutoCloseable {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final AtomicInteger seen = new AtomicInteger();

    StallingServer(int stalledRequest, long stallMillis, int status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(one);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (seen.incrementAndGet() == stalledRequest) {
                LockSupport.parkNanos(stallMillis * 1_000_000);
            }
            exchange.sendResponseHeaders(status, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int seen() {
        return seen.get();
    }

    @Override
    public void close() {
        server.stop(0);
        one.shutdownNow();
    }
}
