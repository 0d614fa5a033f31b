package io.gyosil.dev.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A program that stands in the place of a service: it is ready at once, and echoes its environment. If its jar has last
 * words in it, it ends with these.
 */
public final class FakeService {
    /** The jar's entry with its last words. */
    static final String LAST_WORDS = "/last-words";

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        InputStream lastWords = FakeService.class.getResourceAsStream(LAST_WORDS);
        if (lastWords != null) {
            lastWords.transferTo(System.err);
            System.exit(3);
        }
        Map<String, String> environment = System.getenv();
        InetSocketAddress address = new InetSocketAddress(
                environment.get("MICRONAUT_SERVER_HOST"), Integer.parseInt(environment.get("MICRONAUT_SERVER_PORT")));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/health/readiness", exchange -> answer(exchange, "ready"));
        server.createContext("/", exchange -> answer(exchange, environment.toString()));
        server.start();
        System.out.println("serving on " + address);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
