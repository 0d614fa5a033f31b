package io.gyosil.dev.entrance;

import io.gyosil.dev.StackFailure;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xnio.OptionMap;
import org.xnio.Options;

/**
 * A reverse proxy on 127.0.0.1. Bodies stream through it both ways, WebSockets too; it keeps connections to the
 * services open and says to them, by {@code X-Forwarded-*}, who asks.
 */
final class Entrance implements AutoCloseable {
    private static final long UNLIMITED = -1;
    private static final OptionMap NO_DELAY = OptionMap.create(Options.TCP_NODELAY, true);
    private static final int THREADS = 4;
    private static final int CONNECTIONS_PER_THREAD = 2_000;
    private static final int IDLE_PER_THREAD = 32;
    private static final int IDLE_MILLIS = 30_000;
    private static final int FORGET_FAILURE_SECONDS = 1;

    private final Undertow server;

    private Entrance(Undertow server) {
        this.server = server;
    }

    /** Listens on {@code port} and serves until it is closed. */
    static Entrance open(int port, RoutingTable table, HttpHandler frontPage) {
        Map<Integer, HttpHandler> proxies = new LinkedHashMap<>();
        table.routes().forEach(route -> proxies.computeIfAbsent(route.port(), Entrance::proxy));
        HttpHandler page = new BlockingHandler(frontPage);
        HttpHandler root = exchange -> dispatch(exchange, table, proxies, page);
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", root)
                .setIoThreads(THREADS)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                // How large a body may be is for each service to say.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .build();
        try {
            server.start();
        } catch (RuntimeException failure) {
            throw new StackFailure("The entrance cannot listen on port " + port + ": " + failure.getMessage(), failure);
        }
        return new Entrance(server);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void dispatch(
            HttpServerExchange exchange, RoutingTable table, Map<Integer, HttpHandler> proxies, HttpHandler frontPage)
            throws Exception {
        Optional<Route> route = table.of(exchange.getRequestPath());
        if (route.isPresent()) {
            String service = route.get().service();
            exchange.addDefaultResponseListener(refused -> Problems.explain(refused, service));
            HttpHandler proxy = proxies.get(route.get().port());
            if (proxy != null) {
                proxy.handleRequest(exchange);
            }
        } else if (exchange.getRequestPath().equals("/")) {
            frontPage.handleRequest(exchange);
        } else {
            Problems.unknownPath(exchange);
        }
    }

    private static HttpHandler proxy(int port) {
        LoadBalancingProxyClient client = new LoadBalancingProxyClient()
                // Without it a body waits 40 ms for the acknowledgement of its header.
                .addHost(null, URI.create("http://127.0.0.1:" + port), null, null, NO_DELAY)
                .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
                .setSoftMaxConnectionsPerThread(IDLE_PER_THREAD)
                .setTtl(IDLE_MILLIS)
                .setProblemServerRetry(FORGET_FAILURE_SECONDS);
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setNext(ResponseCodeHandler.HANDLE_404)
                .setReuseXForwarded(false)
                .build();
    }
}
