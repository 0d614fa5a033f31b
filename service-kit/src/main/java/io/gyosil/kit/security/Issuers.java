package io.gyosil.kit.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose tokens are taken: ours and, if one is named, those of an external OIDC issuer. */
@Context
class Issuers {

    private static final String EXTERNAL = "GYOSIL_TOKENS_EXTERNAL_";

    private final Issuer ours;
    private final @Nullable Issuer external;

    /** @throws IllegalArgumentException naming the setting that is missing */
    Issuers(TokenSettings settings, @Nullable OwnKeys own) {
        this.ours = new Issuer(
                settings.issuer(),
                settings.audience(),
                own == null ? Issuer.published(settings.jwks(), "GYOSIL_TOKENS_JWKS") : own);
        this.external = external(settings);
    }

    private static @Nullable Issuer external(TokenSettings settings) {
        String name = blankIsNone(settings.externalIssuer());
        String audience = blankIsNone(settings.externalAudience());
        if (name == null) {
            if (audience != null || settings.externalJwks() != null) {
                throw missing(EXTERNAL + "ISSUER");
            }
            return null;
        }
        if (audience == null) {
            throw missing(EXTERNAL + "AUDIENCE");
        }
        return new Issuer(name, audience, Issuer.published(settings.externalJwks(), EXTERNAL + "JWKS"));
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** One of the three that say together whose tokens are taken. */
    private static IllegalArgumentException missing(String variable) {
        return new IllegalArgumentException(
                variable + " is missing: an external issuer has an issuer, a JWKS and an audience");
    }

    /** The issuer of that name. */
    Optional<Issuer> named(@Nullable String name) {
        if (ours.name().equals(name)) {
            return Optional.of(ours);
        }
        return Optional.ofNullable(external).filter(issuer -> issuer.name().equals(name));
    }

    /** Whether a token says itself who may do what; who comes with another's token is looked up. */
    boolean isOurs(Issuer issuer) {
        return issuer.equals(ours);
    }

    Optional<Issuer> of(JWTClaimsSet claims) {
        return named(claims.getIssuer());
    }
}
