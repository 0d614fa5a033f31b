package io.gyosil.kit.security;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a token must say beside its signature: until when, for whom, who somebody is, and in a token of ours in which roles. The
 * framework takes a token that never ends, and looks at the time alone where there is one.
 */
@Singleton
class TokenClaims<T> implements GenericJwtClaimsValidator<T> {

    private final Issuers issuers;

    TokenClaims(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return issuers.named(claims.get(Claims.ISSUER) instanceof String name ? name : null)
                .filter(issuer -> claims.get(Claims.EXPIRATION_TIME) != null
                        && claims.get(Claims.AUDIENCE) instanceof Collection<?> audiences
                        && audiences.contains(issuer.audience())
                        && (issuers.isOurs(issuer)
                                ? isText(claims.get(Caller.USER_ID)) && areRoles(claims.get(Caller.ROLES))
                                : isText(claims.get(Claims.SUBJECT))))
                .isPresent();
    }

    private static boolean isText(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank();
    }

    private static boolean areRoles(@Nullable Object claim) {
        return claim instanceof Collection<?> roles && roles.stream().allMatch(String.class::isInstance);
    }
}
