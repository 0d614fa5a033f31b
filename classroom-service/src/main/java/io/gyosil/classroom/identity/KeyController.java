package io.gyosil.classroom.identity;

import io.gyosil.kit.problem.ReadProblems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The public keys of our access tokens, for those who check them (RFC 7517). */
@Controller("/.well-known/jwks.json")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Identity")
class KeyController {

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * The public keys that check access tokens.
     *
     * @return the keys
     */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ReadProblems
    HttpResponse<KeysView> listKeys() {
        // A key is published ten minutes before it signs: who keeps the answer for five has it in time.
        return HttpResponse.ok(KeysView.of(keys.published())).header("Cache-Control", "public, max-age=300");
    }
}
