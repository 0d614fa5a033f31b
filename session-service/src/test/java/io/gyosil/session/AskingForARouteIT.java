package io.gyosil.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.security.Roles;
import io.gyosil.kit.testing.Http;
import io.gyosil.session.live.lesson.Seat;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may call what, asked of every route on behalf of everybody. */
class AskingForARouteIT {

    private static final String LESSON = "/api/live-sessions/{session_id}";
    private static final String CARD = LESSON + "/cards/{card_id}";
    private static final String PROBLEM = "/api/problems/{id}";

    private static final List<String> ANYBODY = List.of(SecurityRule.IS_ANONYMOUS);
    private static final List<String> STAFF = List.of(Roles.TEACHER, Roles.ADMIN);
    private static final List<String> IN_THE_LESSON = List.of(Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT);
    private static final List<String> PEOPLE = List.of(Roles.STUDENT, Roles.TEACHER, Roles.ADMIN);

    private static final Map<String, List<String>> MAY = Map.ofEntries(
            Map.entry("POST /api/live-sessions", STAFF),
            Map.entry("GET /api/live-sessions", STAFF),
            Map.entry("GET " + LESSON, IN_THE_LESSON),
            Map.entry("PATCH " + LESSON, STAFF),
            Map.entry("POST " + LESSON + "/extend", STAFF),
            Map.entry("POST " + LESSON + "/end", STAFF),
            Map.entry("GET /api/live-codes/{code}", ANYBODY),
            Map.entry("POST /api/live-sessions/join", ANYBODY),
            Map.entry("POST " + LESSON + "/rejoin", IN_THE_LESSON),
            Map.entry("GET " + LESSON + "/messages", IN_THE_LESSON),
            Map.entry("POST " + LESSON + "/messages/{message_id}/{act}", STAFF),
            Map.entry("GET " + LESSON + "/participants", STAFF),
            Map.entry("POST " + LESSON + "/participants/{participant_id}/{act}", STAFF),
            Map.entry("GET " + LESSON + "/logs", STAFF),
            Map.entry("POST " + LESSON + "/cards", STAFF),
            Map.entry("GET " + LESSON + "/cards", IN_THE_LESSON),
            Map.entry("POST " + CARD + "/answers", List.of(Seat.PARTICIPANT)),
            Map.entry("POST " + CARD + "/close", STAFF),
            Map.entry("GET " + CARD + "/results", IN_THE_LESSON),
            Map.entry("GET /ws/live-sessions/{session_id}", ANYBODY),
            Map.entry("GET /api/problems", STAFF),
            Map.entry("POST /api/problems", STAFF),
            Map.entry("POST /api/problems/bulk", STAFF),
            Map.entry("POST /api/problems/tries", STAFF),
            Map.entry("POST /api/live-words/tries", List.of(Roles.ADMIN)),
            Map.entry("GET " + PROBLEM, STAFF),
            Map.entry("PATCH " + PROBLEM, STAFF),
            Map.entry("DELETE " + PROBLEM, STAFF),
            Map.entry("GET /api/live-words", STAFF),
            Map.entry("PUT /api/live-words", List.of(Roles.ADMIN)),
            Map.entry("GET /api/sessions", PEOPLE),
            Map.entry("POST /api/sessions", PEOPLE),
            Map.entry("GET /api/sessions/{session_id}", PEOPLE),
            Map.entry("PATCH /api/sessions/{session_id}", PEOPLE),
            Map.entry("GET /api/session-stats", List.of(Roles.ADMIN)),
            Map.entry("GET /api/session-retention", List.of(Roles.ADMIN)),
            Map.entry("GET /live", ANYBODY),
            Map.entry("GET /exercises", ANYBODY),
            Map.entry("GET /words", ANYBODY),
            Map.entry("GET /live/qr/{code}", ANYBODY),
            Map.entry("GET /join", ANYBODY),
            Map.entry("GET /join/{code}", ANYBODY));

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
    void everyRouteSaysWhoMayCallItAndLetsNobodyElseIn() {
        Map<String, Http> people = Map.of(
                "",
                service.anyone(),
                Roles.STUDENT,
                service.student(1),
                Roles.TEACHER,
                service.teacher(),
                Roles.ADMIN,
                service.admin(),
                Seat.PARTICIPANT,
                service.anyone().as(Classroom.begin(service).join("하나")));
        Map<String, List<String>> routes = new LinkedHashMap<>();
        service.bean(Router.class).uriRoutes().filter(AskingForARouteIT::isOurs).forEach(route -> {
            String name = route.getHttpMethod().name() + " " + route.getUriMatchTemplate();
            List<String> may = List.of(route.getAnnotationMetadata().stringValues(Secured.class));
            routes.put(name, may);
            if (may.equals(ANYBODY)) {
                return;
            }
            people.forEach((role, person) -> {
                int status = ask(person, route);
                if (role.isEmpty()) {
                    assertThat(status).as("nobody " + name).isEqualTo(401);
                } else if (!may.contains(role)) {
                    assertThat(status).as(role + " " + name).isEqualTo(403);
                } else {
                    assertThat(status).as(role + " " + name).isNotEqualTo(401);
                }
            });
        });

        assertThat(routes).containsExactlyInAnyOrderEntriesOf(MAY);
    }

    private static boolean isOurs(UriRouteInfo<?, ?> route) {
        return route instanceof MethodBasedRouteInfo<?, ?> method
                && method.getTargetMethod().getDeclaringType().getName().startsWith("io.gyosil.session.")
                && route.getHttpMethod() != HttpMethod.HEAD;
    }

    private static int ask(Http who, UriRouteInfo<?, ?> route) {
        String method = route.getHttpMethod().name();
        String path = route.getUriMatchTemplate()
                .toString()
                .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
        return who.send(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}")
                .status();
    }
}
