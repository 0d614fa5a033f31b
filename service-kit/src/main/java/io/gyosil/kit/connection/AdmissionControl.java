package io.gyosil.kit.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections, lets none in beyond the limit, and sends away. */
@Context
class AdmissionControl {

    private final ConnectionLimits limits;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final AtomicInteger connections = new AtomicInteger();

    AdmissionControl(ConnectionLimits limits, MeterRegistry meters) {
        this.limits = limits;
        Gauge.builder("gyosil.http.connections", connections, AtomicInteger::get)
                .description("Connections that are open, sockets among them")
                .register(meters);
        // There from the start: the first refusal would not be seen as an increase of what was not there.
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("gyosil.http.refused")
                            .description("Who was sent away before a route was asked")
                            .tags("reason", refusal.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Why somebody is sent away. */
    enum Refusal {
        CONNECTIONS("503 Service Unavailable"),
        SLOW("408 Request Timeout");

        private final String status;

        Refusal(String status) {
            this.status = status;
        }

        private String answer() {
            return "HTTP/1.1 " + status + "\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }
    }

    ConnectionLimits limits() {
        return limits;
    }

    /** Counts a connection in; says whether there is room for it. */
    boolean admits(Channel connection) {
        connection.closeFuture().addListener(closed -> connections.decrementAndGet());
        return connections.incrementAndGet() <= limits.mostConnections();
    }

    /** Answers on the wire, past all handlers, and hangs up. */
    void refuse(Channel connection, Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
        connection.config().setAutoRead(false);
        connection
                .pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(refusal.answer(), StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
