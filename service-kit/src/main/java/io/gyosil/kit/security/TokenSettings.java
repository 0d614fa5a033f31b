package io.gyosil.kit.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * Whose access tokens are taken.
 *
 * @param jwks where the issuer's public keys are: {@code https:}, {@code http:} or {@code file:}
 * @param issuer the {@code iss} that a token must carry
 * @param audience an {@code aud} that a token must carry
 */
@ConfigurationProperties("gyosil.tokens")
public record TokenSettings(
        URI jwks,
        @Bindable(defaultValue = "gyosil") String issuer,
        @Bindable(defaultValue = "gyosil") String audience) {}
