package io.gyosil.study;

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
            "POST /ingest/study/attempts", List.of(Roles.VIEWER),
            "PUT /study/questions", List.of(Roles.TEACHER, Roles.ADMIN),
            "GET /study/questions", List.of(Roles.VIEWER, Roles.TEACHER, Roles.ADMIN),
            "GET /study/sessions/{id}", List.of(Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN),
            "GET /study/users/{user_id}/progress", List.of(Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN));

    @Inject
    private StudyService service;

    @Inject
    private Router router;

    @Test
    void everyRouteSaysWhoMayCallItAndLetsNobodyElseIn() {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        router.uriRoutes().filter(AskingForARouteIT::isOfStudy).forEach(route -> {
            String name = route.getHttpMethod().name() + " " + route.getUriMatchTemplate();
            routes.put(name, List.of(route.getAnnotationMetadata().stringValues(Secured.class)));
            for (String role : List.of("", Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN, Roles.OPERATOR)) {
                int status = ask(route, role);
                if (!routes.get(name).contains(role)) {
                    boolean isAsForNobody = role.isEmpty() || name.startsWith("POST /ingest");
                    assertThat(status).as(name + " by " + role).isEqualTo(isAsForNobody ? 401 : 403);
                } else if (!role.equals(Roles.STUDENT)) {
                    assertThat(status).as(name + " by " + role).isNotIn(401, 403);
                }
            }
        });

        assertThat(routes).containsExactlyInAnyOrderEntriesOf(MAY);
    }

    private static boolean isOfStudy(UriRouteInfo<?, ?> route) {
        return route instanceof MethodBasedRouteInfo<?, ?> method
                && method.getTargetMethod().getDeclaringType().getName().startsWith("io.gyosil.study.")
                && route.getHttpMethod() != HttpMethod.HEAD;
    }

    private int ask(UriRouteInfo<?, ?> route, String role) {
        Http caller =
                switch (role) {
                    case "" -> service.anyone();
                    case Roles.VIEWER -> service.viewer();
                    default -> service.anyone().as(TestTokens.of(role, "somebody"));
                };
        String path = route.getUriMatchTemplate().toString().replaceAll("\\{\\w+}", "x");
        return switch (route.getHttpMethod()) {
            case PUT -> caller.put(path, "{}").status();
            case POST -> caller.post(path, "{}").status();
            default -> caller.get(path).status();
        };
    }
}
