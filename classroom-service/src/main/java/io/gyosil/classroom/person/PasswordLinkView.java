package io.gyosil.classroom.person;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A link with which a user may set a password, once. It is shown here and nowhere else.
 *
 * @param path where the page is, below the installation's address; what follows the # never leaves the browser
 * @param token what the page sends with the password
 * @param expiresAt until when it is good: three days
 */
@Introspected
record PasswordLinkView(
        @Schema(example = "/login#set-password=gyp_Zk3vX0s6n1c9p2QeT7yUwA4mB8dFhJrL5iOaGxVtKqE")
        String path,

        @Schema(example = "gyp_Zk3vX0s6n1c9p2QeT7yUwA4mB8dFhJrL5iOaGxVtKqE")
        String token,

        Instant expiresAt) {

    static PasswordLinkView of(String token, Instant expiresAt) {
        return new PasswordLinkView("/login#set-password=" + token, token, expiresAt);
    }
}
