package io.gyosil.kit.shutdown;

import io.micronaut.core.order.Ordered;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import java.util.Map;

/** Says that this service is about to end: by its readiness, and to every connection. */
@Readiness
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class Stopping extends AbstractHealthIndicator<Map<String, String>> implements Ordered {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    /** A proxy that keeps connections open would find one closed just when it wants to use it. */
    @ResponseFilter
    void closeConnection(MutableHttpResponse<?> response) {
        if (begun) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }

    /** The outermost: what another filter answers passes only those that are before it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected Map<String, String> getHealthInformation() {
        healthStatus = begun ? HealthStatus.DOWN : HealthStatus.UP;
        return Map.of();
    }

    @Override
    protected String getName() {
        return "stopping";
    }
}
