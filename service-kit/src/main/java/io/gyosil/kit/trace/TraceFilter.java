package io.gyosil.kit.trace;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.regex.Pattern;

/**
 * Takes the caller's trace, or starts one, for logs, events and spans. A span names the route and never the address,
 * in which a person may be named.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TraceFilter implements Ordered {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private static final String SPAN = "gyosil.span";
    private static final int SERVER_ERROR = 500;

    /** Asked every few seconds by machines; nobody looks for these. */
    private static final Pattern PROBE = Pattern.compile("/prometheus|/health(/.*)?");

    private final Tracing tracing;

    TraceFilter(Tracing tracing) {
        this.tracing = tracing;
    }

    @RequestFilter
    void enter(HttpRequest<?> request, MutablePropagatedContext context) {
        Span span = begin(request);
        request.setAttribute(SPAN, span);
        context.add(new Trace.Carried(Spans.within(Context.root(), tracing.tracer(), span)));
    }

    private Span begin(HttpRequest<?> request) {
        SpanContext caller = Trace.parent(request.getHeaders().get(Trace.NAME));
        if (!tracing.isOn() || PROBE.matcher(request.getPath()).matches()) {
            return Span.wrap(caller.isValid() ? caller : Trace.fresh());
        }
        return tracing.tracer()
                .spanBuilder(method(request))
                .setSpanKind(SpanKind.SERVER)
                .setParent(Context.root().with(Span.wrap(caller)))
                .startSpan();
    }

    @ResponseFilter
    void leave(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(SPAN, Span.class)
                .filter(Span::isRecording)
                .ifPresent(span -> end(span, request, response));
    }

    private static void end(Span span, HttpRequest<?> request, HttpResponse<?> response) {
        span.setAttribute(METHOD, method(request)).setAttribute(STATUS, (long) response.code());
        BasicHttpAttributes.getUriTemplate(request)
                .ifPresent(route -> span.setAttribute(ROUTE, route).updateName(method(request) + " " + route));
        if (response.code() >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR_TYPE, Integer.toString(response.code()));
        }
        span.end();
    }

    /** Anybody may make up methods; one is none of ours. */
    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
