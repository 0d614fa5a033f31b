package io.gyosil.kit.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose access tokens are taken: ours and, if one is named, those of an external OIDC issuer.
 *
 * @param jwks where our public keys are: {@code https:}, {@code http:} or {@code file:}
 * @param issuer the {@code iss} of our tokens
 * @param audience an {@code aud} that our tokens carry
 * @param cookie the cookie in which pages carry the token; its name has the stack's id, since cookies know no ports
 * @param externalIssuer the {@code iss} of the other issuer; none when empty
 * @param externalJwks where that issuer's public keys are
 * @param externalAudience an {@code aud} that its tokens must carry
 */
@ConfigurationProperties("gyosil.tokens")
public record TokenSettings(
        @Nullable URI jwks,
        @Bindable(defaultValue = "gyosil") String issuer,
        @Bindable(defaultValue = "gyosil") String audience,
        @Bindable(defaultValue = "gyosil") String cookie,
        @Nullable String externalIssuer,
        @Nullable URI externalJwks,
        @Nullable String externalAudience) {}
