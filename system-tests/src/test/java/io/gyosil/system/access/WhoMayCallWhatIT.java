package io.gyosil.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.system.access.Callers.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every route of every service, asked by everybody: who is let in is whom the route names, and no route names nobody. Each is asked for
 * something that is not there, with a body that no route takes, so that little comes of it.
 */
class WhoMayCallWhatIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final List<DeclaredRoute> ROUTES = DeclaredRoute.all();

    /** Where the routes are asked of modules that are no service: each service has the kit's, each with pages those of their files. */
    private static final String SERVICE_WITH_PAGES = "classroom";

    /** What a role is answered that a route does not name; who is let in may still be refused for a reason. */
    private static final String REFUSED_BY_ROLE = "The token does not give the right to do this.";

    @Test
    void everyRouteSaysWhoMayCallIt() {
        assertThat(ROUTES).hasSizeGreaterThan(60).noneMatch(route -> route.roles()
                .isEmpty());
    }

    @Test
    void everybodyIsLetInWhereTheRouteSaysSoAndNowhereElse() {
        List<Caller> callers = new Callers(STACK).all();
        assertThat(callers).hasSize(15);
        List<String> wrong = new ArrayList<>();
        for (DeclaredRoute route : ROUTES) {
            for (Caller caller : callers) {
                Http.Answer answer = ask(route, caller);
                if (isLetIn(answer) != route.lets(caller.roles())) {
                    wrong.add(route + " by " + caller + ": " + answer.status() + " " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Http.Answer ask(DeclaredRoute route, Caller caller) {
        boolean isOfAService = STACK.info().serviceUrls().containsKey(route.service());
        Http service = STACK.service(isOfAService ? route.service() : SERVICE_WITH_PAGES);
        Http client = caller.token() == null ? service : service.as(caller.token());
        String body = Set.of("GET", "DELETE").contains(route.method()) ? null : "[]";
        return client.send(route.method(), route.path(), body);
    }

    private static boolean isLetIn(Http.Answer answer) {
        return switch (answer.status()) {
            case 401 -> !answer.text().contains("\"unauthenticated\"");
            case 403 -> !answer.text().contains(REFUSED_BY_ROLE);
            default -> true;
        };
    }
}
