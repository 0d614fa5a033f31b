package io.gyosil.dev.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.demo.school.DemoSecrets;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of the demo school can log in, with the passwords, for the page that offers it. Nobody is in a stack without a demo school, and
 * no installation has this path: the entrance of a stack on one machine, which listens on 127.0.0.1 alone, answers it itself.
 */
final class DemoLogins implements HttpHandler {

    static final String PATH = "/demo/logins";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page of the world whose name leads here is not this machine's. */
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final DemoSecrets secrets;

    DemoLogins(DemoSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws JsonProcessingException {
        List<Map<String, String>> people = THIS_MACHINE.contains(exchange.getHostName()) ? people() : List.of();
        OwnHeaders.on(exchange, "");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(JSON.writeValueAsString(Map.of("people", people)), StandardCharsets.UTF_8);
    }

    private List<Map<String, String>> people() {
        return Arrays.stream(Who.values())
                .filter(who -> secrets.hasDemoPassword(who.wireName()))
                .map(who -> Map.of(
                        "role", who.wireName(),
                        "email", who.email(),
                        "password", secrets.demoPassword(who.wireName())))
                .toList();
    }
}
