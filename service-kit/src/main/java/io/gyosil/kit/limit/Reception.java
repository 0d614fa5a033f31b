package io.gyosil.kit.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.netty.channel.Channel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts who is connected and what they have sent that is not answered yet, and lets nobody in beyond the limits. */
@Context
class Reception {

    private final HttpLimits limits;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Reception(HttpLimits limits, MeterRegistry meters) {
        this.limits = limits;
        Gauge.builder("gyosil.http.connections", connections, AtomicInteger::get)
                .description("Connections that are open, sockets among them")
                .register(meters);
        Gauge.builder("gyosil.http.bytes", bytes, AtomicLong::get)
                .description("Bytes of requests that are received and not answered yet")
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
        BYTES("503 Service Unavailable"),
        SLOW("408 Request Timeout");

        private final String status;

        Refusal(String status) {
            this.status = status;
        }

        String answer() {
            return "HTTP/1.1 " + status + "\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }
    }

    HttpLimits limits() {
        return limits;
    }

    void count(Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
    }

    /** Whether there is room for so many bytes more, which then are taken. */
    boolean takes(long more) {
        if (bytes.addAndGet(more) <= limits.mostBytes()) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    /** Takes them though there is no room. */
    void takesAnyway(long more) {
        bytes.addAndGet(more);
    }

    void givesBack(long some) {
        bytes.addAndGet(-some);
    }

    /** Counts a connection in; says whether there is room for it. */
    boolean letsIn(Channel connection) {
        connection.closeFuture().addListener(closed -> connections.decrementAndGet());
        return connections.incrementAndGet() <= limits.mostConnections();
    }
}
