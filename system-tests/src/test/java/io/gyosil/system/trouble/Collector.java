package io.gyosil.system.trouble;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes spans as OpenTelemetry's collector does, OTLP over HTTP, and keeps them. The numbers are those of the fields in its
 * messages.
 */
final class Collector implements AutoCloseable {

    private static final List<String> KINDS =
            List.of("UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");

    private final HttpServer server;
    private final List<Traced> spans = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /**
     * A span.
     *
     * @param service whose it is
     * @param start nanoseconds since 1970
     * @param words everything in it, as it came
     */
    record Traced(
            String service,
            String trace,
            String id,
            String parent,
            String kind,
            String name,
            long start,
            String words) {

        private static Traced of(String service, byte[] span) {
            HexFormat hex = HexFormat.of();
            return new Traced(
                    service,
                    hex.formatHex(Protobuf.one(span, 1)),
                    hex.formatHex(Protobuf.one(span, 2)),
                    hex.formatHex(Protobuf.one(span, 4)),
                    KINDS.get((int) Protobuf.bits(span, 6)),
                    Protobuf.text(span, 5),
                    Protobuf.bits(span, 7),
                    new String(span, StandardCharsets.UTF_8));
        }

        /** Whose it is, what kind it is, and its name. */
        String line() {
            return service + " " + kind + " " + name;
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            for (byte[] of : Protobuf.all(body.readAllBytes(), 1)) {
                String service = service(Protobuf.one(of, 1));
                for (byte[] scope : Protobuf.all(of, 2)) {
                    Protobuf.all(scope, 2).forEach(span -> spans.add(Traced.of(service, span)));
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String service(byte[] resource) {
        return Protobuf.all(resource, 1).stream()
                .filter(attribute -> Protobuf.text(attribute, 1).equals("service.name"))
                .map(attribute -> Protobuf.text(Protobuf.one(attribute, 2), 1))
                .findFirst()
                .orElse("nobody");
    }

    /** The spans of a trace, in the order in which they began. */
    List<Traced> trace(String id) {
        return spans.stream()
                .filter(traced -> traced.trace().equals(id))
                .sorted(Comparator.comparingLong(Traced::start))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
