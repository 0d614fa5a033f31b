package io.gyosil.kit.data;

import io.gyosil.kit.security.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;

/** Notes who asks, for the transactions of the request; in services that have tables with row-level security. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "gyosil.database.row-security", value = "true")
class CallerFilter implements Ordered {

    @RequestFilter
    void note(HttpRequest<?> request, MutablePropagatedContext context) {
        request.getUserPrincipal(Authentication.class)
                .ifPresent(person -> context.add(new OnBehalf(Caller.of(person))));
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
