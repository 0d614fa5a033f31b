package io.gyosil.kit.security;

import io.gyosil.kit.settings.Address;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose access tokens are taken: ours and, if one is named, those of an external OIDC issuer.
 *
 * @param jwks where the issuer's public keys are, such as {@code http://classroom:8081/.well-known/jwks.json}; every service needs
 *     it but the one that issues tokens
 * @param issuer the {@code iss} that a token must have
 * @param audience an {@code aud} that a token must have
 * @param cookie the cookie in which pages carry an access token; cookies know no ports, so two stacks on a host need two names
 * @param externalIssuer the {@code iss} of an OIDC issuer whose tokens are taken as well
 * @param externalJwks where that issuer's public keys are
 * @param externalAudience the {@code aud} that its tokens must have
 */
@ConfigurationProperties("gyosil.tokens")
public record TokenSettings(
        @Nullable @Address({"https:", "http:", "file:"}) URI jwks,

        @Bindable(defaultValue = "gyosil") @Size(min = 1, max = 200)
        String issuer,

        @Bindable(defaultValue = "gyosil") @Size(min = 1, max = 200)
        String audience,

        @Bindable(defaultValue = "gyosil") @Size(min = 1, max = 100)
        String cookie,

        @Nullable @Size(max = 500) String externalIssuer,
        @Nullable @Address({"https:", "http:", "file:"}) URI externalJwks,
        @Nullable @Size(max = 500) String externalAudience) {}
