package io.gyosil.dev.gateway;

import io.gyosil.servers.StackFailure;
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
import java.util.List;
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
    private static final int LARGEST_HEAD = 16 << 10;
    private static final int HEAD_WITHIN_MILLIS = 10_000;
    private static final int NEXT_REQUEST_WITHIN_MILLIS = 60_000;
    private static final int MOST_CONNECTIONS = 25_000;

    private final Undertow server;
    private final ReplicaWatch watch;

    private Entrance(Undertow server, ReplicaWatch watch) {
        this.server = server;
        this.watch = watch;
    }

    /** Listens on {@code port} and serves until it is closed. */
    static Entrance open(int port, RoutingTable table, HttpHandler logins) {
        Map<List<Integer>, HttpHandler> proxies = new LinkedHashMap<>();
        ReplicaWatch watch = new ReplicaWatch();
        table.routes().forEach(route -> proxies.computeIfAbsent(route.ports(), ports -> proxy(ports, watch)));
        HttpHandler own = new BlockingHandler(logins);
        HttpHandler root = exchange -> dispatch(exchange, table, proxies, own);
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", root)
                .setIoThreads(THREADS)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, LARGEST_HEAD)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEAD_WITHIN_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, NEXT_REQUEST_WITHIN_MILLIS)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
                .setSocketOption(Options.CONNECTION_LOW_WATER, MOST_CONNECTIONS)
                // How large a body may be is for each service to say.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .build();
        try {
            server.start();
        } catch (RuntimeException failure) {
            throw new StackFailure("The entrance cannot listen on port " + port + ": " + failure.getMessage(), failure);
        }
        watch.start();
        return new Entrance(server, watch);
    }

    @Override
    public void close() {
        watch.close();
        server.stop();
    }

    private static void dispatch(
            HttpServerExchange exchange,
            RoutingTable table,
            Map<List<Integer>, HttpHandler> proxies,
            HttpHandler logins)
            throws Exception {
        Optional<Route> route = table.of(exchange.getRequestPath());
        if (route.isPresent()) {
            String service = route.get().service();
            exchange.addDefaultResponseListener(refused -> Problems.explain(refused, service));
            HttpHandler proxy = proxies.get(route.get().ports());
            if (proxy != null) {
                proxy.handleRequest(exchange);
            }
        } else if (exchange.getRequestPath().equals(DemoLogins.PATH)) {
            logins.handleRequest(exchange);
        } else {
            Problems.unknownPath(exchange);
        }
    }

    private static HttpHandler proxy(List<Integer> ports, ReplicaWatch watch) {
        LoadBalancingProxyClient client = new LoadBalancingProxyClient()
                .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
                .setSoftMaxConnectionsPerThread(IDLE_PER_THREAD)
                .setTtl(IDLE_MILLIS)
                .setProblemServerRetry(FORGET_FAILURE_SECONDS);
        watch.over(ports, new ReplicaWatch.Replicas() {
            @Override
            public void add(URI replica) {
                // Without it a body waits 40 ms for the acknowledgement of its header.
                client.addHost(null, replica, null, null, NO_DELAY);
            }

            @Override
            public void remove(URI replica) {
                client.removeHost(replica);
            }
        });
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setNext(ResponseCodeHandler.HANDLE_404)
                .setReuseXForwarded(false)
                .build();
    }
}
