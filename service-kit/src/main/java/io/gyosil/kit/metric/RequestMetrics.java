package io.gyosil.kit.metric;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Times every request until its answer is there. The framework's own filter stands behind security and sees nothing of
 * what is refused there, so this one stands before everything else. Its tags have few values, whatever is asked for:
 * where no route is, the address is not recorded.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestMetrics implements Ordered {

    private static final String BEGAN = RequestMetrics.class.getName();
    private static final String NO_ROUTE = "none";

    /** Few: each of them is a series for every route and status. */
    private static final Duration[] BUCKETS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterProvider<Timer> timers;

    RequestMetrics(MeterRegistry meters) {
        this.timers = Timer.builder("http.server.requests")
                .description("Requests, until their answer is there")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(meters);
    }

    @RequestFilter
    void enter(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, HttpResponse<?> response) {
        long began = request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
        timers.withTags(
                        "method", request.getMethod().name(),
                        "uri", route(request),
                        "status", Integer.toString(response.code()))
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(route -> ((UriRouteMatch<?, ?>) route)
                        .getRouteInfo()
                        .getUriMatchTemplate()
                        .toPathString())
                .orElse(NO_ROUTE);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
