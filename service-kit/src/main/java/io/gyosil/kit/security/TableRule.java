package io.gyosil.kit.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Holds every request for a route of ours against the service's {@link AccessTable}. */
@Singleton
@Requires(beans = AccessTable.class)
class TableRule implements SecurityRule<HttpRequest<?>> {

    private static final String OURS = "io.gyosil.";

    private final AccessTable table;

    TableRule(AccessTable table) {
        this.table = table;
    }

    @Override
    public int getOrder() {
        return SecuredAnnotationRule.ORDER - 10;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        UriRouteMatch<?, ?> route = request == null
                ? null
                : RouteAttributes.getRouteMatch(request)
                        .filter(UriRouteMatch.class::isInstance)
                        .map(UriRouteMatch.class::cast)
                        .orElse(null);
        return Mono.just(
                request == null || route == null || !isOurs(route)
                        ? SecurityRuleResult.UNKNOWN
                        : answer(route, authentication));
    }

    private SecurityRuleResult answer(UriRouteMatch<?, ?> route, @Nullable Authentication authentication) {
        HttpMethod method = route.getRouteInfo().getHttpMethod();
        String template = route.getRouteInfo().getUriMatchTemplate().toString();
        Set<String> callers = table.callers(method.name(), template);
        if (callers == null) {
            // Then it is for whom the route itself names.
            return SecurityRuleResult.UNKNOWN;
        }
        boolean may = callers.contains(AccessTable.ANYONE)
                || (authentication != null && authentication.getRoles().stream().anyMatch(callers::contains));
        return may ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
    }

    private static boolean isOurs(UriRouteMatch<?, ?> route) {
        return route instanceof MethodBasedRouteMatch<?, ?> method
                && method.getDeclaringType().getName().startsWith(OURS);
    }
}
