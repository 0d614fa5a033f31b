package io.gyosil.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.security.AccessTable;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.testing.Http;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AskingForARouteIT {

    private static SessionService service;

    @BeforeAll
    static void start() {
        service = SessionService.on("session_routes");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRouteOfOursHasARowInTheTableOfWhoMayCallIt() {
        AccessTable table = service.bean(AccessTable.class);

        assertThat(ours()).hasSizeGreaterThanOrEqualTo(25).allSatisfy(route -> assertThat(callers(table, route))
                .as(route.toString())
                .isNotNull());
    }

    @Test
    void everyRowOfTheTableHasARoute() {
        assertThat(service.bean(AccessTable.class).routes())
                .allSatisfy(row ->
                        assertThat(ours().stream().map(AskingForARouteIT::name)).contains(row));
    }

    @Test
    void whoHasNoPlaceInARowIsTurnedAway() {
        AccessTable table = service.bean(AccessTable.class);
        Map<String, Http> people = Map.of(
                Roles.STUDENT, service.student(1), Roles.TEACHER, service.teacher(), Roles.ADMIN, service.admin());
        for (UriRouteInfo<?, ?> route : ours()) {
            Set<String> callers = callers(table, route);
            if (callers == null || callers.contains(AccessTable.ANYONE)) {
                continue;
            }
            String path = route.getUriMatchTemplate()
                    .toString()
                    .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
            assertThat(ask(service.anyone(), route, path)).as("nobody " + route).isEqualTo(401);
            people.forEach((role, person) -> {
                if (!callers.contains(role)) {
                    assertThat(ask(person, route, path)).as(role + " " + route).isEqualTo(403);
                } else {
                    assertThat(ask(person, route, path)).as(role + " " + route).isNotEqualTo(401);
                }
            });
        }
    }

    private static int ask(Http who, UriRouteInfo<?, ?> route, String path) {
        String method = route.getHttpMethod().name();
        return who.send(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}")
                .status();
    }

    private static List<UriRouteInfo<?, ?>> ours() {
        return service.bean(Router.class)
                .uriRoutes()
                .filter(route -> route instanceof MethodBasedRouteInfo<?, ?> method
                        && method.getTargetMethod().getDeclaringType().getName().startsWith("io.gyosil.")
                        && !name(route).startsWith("HEAD "))
                .collect(Collectors.toList());
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod().name() + " " + route.getUriMatchTemplate();
    }

    private static @Nullable Set<String> callers(AccessTable table, UriRouteInfo<?, ?> route) {
        return table.callers(
                route.getHttpMethod().name(), route.getUriMatchTemplate().toString());
    }
}
