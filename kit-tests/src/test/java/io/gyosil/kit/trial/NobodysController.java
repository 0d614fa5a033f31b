package io.gyosil.kit.trial;

import io.gyosil.kit.security.Roles;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** A route of which nobody said who may call it, beside one for a role. */
@Controller("/nobodys")
@Requires(property = "gyosil.trial")
class NobodysController {

    @Get
    String forgotten() {
        return "{}";
    }

    @Get("/operators")
    @Secured(Roles.OPERATOR)
    String operators() {
        return "{}";
    }
}
