package io.gyosil.kit.trace;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/** Takes the caller's trace, or starts one, for logs and events. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TraceFilter implements Ordered {

    @RequestFilter
    void enter(HttpRequest<?> request, MutablePropagatedContext context) {
        String trace = Trace.continued(request.getHeaders().get(Trace.NAME));
        context.add(new MdcPropagationContext(Map.of(Trace.NAME, trace)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
