package io.gyosil.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.security.Roles;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may call what, asked of every route on behalf of everybody. */
@ServiceTest
class AskingForARouteIT {

    private static final Map<String, List<String>> MAY = Map.of(
            "GET /api/analytics/features/topic-daily", List.of(Roles.STUDENT, Roles.TEACHER, Roles.ADMIN),
            "POST /api/analytics/rebuild", List.of(Roles.ADMIN, Roles.OPERATOR),
            "GET /api/analytics/sessions/{session_id}/pulse", List.of(Roles.TEACHER, Roles.ADMIN),
            "GET /api/analytics/sessions/active", List.of(Roles.TEACHER, Roles.ADMIN));

    @Inject
    private AnalyticsService service;

    @Inject
    private Router router;

    @Test
    void everyRouteSaysWhoMayCallItAndLetsNobodyElseIn() {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        service.awaitRosters();
        router.uriRoutes().filter(AskingForARouteIT::isOfAnalytics).forEach(route -> {
            String name = route.getHttpMethod().name() + " " + route.getUriMatchTemplate();
            routes.put(name, List.of(route.getAnnotationMetadata().stringValues(Secured.class)));
            for (String role : List.of("", Roles.STUDENT, Roles.TEACHER, Roles.ADMIN, Roles.OPERATOR)) {
                assertMay(routes.get(name).contains(role), role, name, ask(route, role));
            }
        });

        assertThat(routes).containsExactlyInAnyOrderEntriesOf(MAY);
    }

    private static void assertMay(boolean may, String role, String route, int status) {
        if (may) {
            assertThat(status).as(route + " by " + role).isNotIn(401, 403);
        } else {
            assertThat(status).as(route + " by " + role).isEqualTo(role.isEmpty() ? 401 : 403);
        }
    }

    private static boolean isOfAnalytics(UriRouteInfo<?, ?> route) {
        return route instanceof MethodBasedRouteInfo<?, ?> method
                && method.getTargetMethod().getDeclaringType().getName().startsWith("io.gyosil.analytics.")
                && route.getHttpMethod() != HttpMethod.HEAD;
    }

    private int ask(UriRouteInfo<?, ?> route, String role) {
        Http caller = role.isEmpty() ? service.anyone() : service.anyone().as(TestTokens.of(role, "somebody"));
        String path = route.getUriMatchTemplate().toString().replaceAll("\\{\\w+}", "x");
        return route.getHttpMethod() == HttpMethod.POST
                ? caller.post(path, null).status()
                : caller.get(path).status();
    }
}
