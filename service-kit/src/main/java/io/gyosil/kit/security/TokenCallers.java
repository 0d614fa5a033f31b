package io.gyosil.kit.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who comes with a good token. One of the external issuer says who somebody is; what that user may do is ours to say. Who was
 * deactivated comes with none.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
class TokenCallers implements JwtAuthenticationFactory {

    private final Issuers issuers;
    private final @Nullable ExternalUsers externalUsers;
    private final @Nullable LockedOutUsers lockedOut;

    TokenCallers(Issuers issuers, @Nullable ExternalUsers externalUsers, @Nullable LockedOutUsers lockedOut) {
        this.issuers = issuers;
        this.externalUsers = externalUsers;
        this.lockedOut = lockedOut;
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Issuer issuer = issuers.of(claims).orElseThrow();
            Optional<Authentication> caller = issuers.isOurs(issuer)
                    ? Optional.of(Authentication.build(
                            claims.getStringClaim(Caller.USER_ID),
                            claims.getStringListClaim(Caller.ROLES),
                            claims.getClaims()))
                    : known(issuer, claims.getSubject());
            return caller.filter(who -> lockedOut == null || !lockedOut.contains(who.getName()));
        } catch (ParseException e) {
            throw new IllegalStateException("the claims were looked at before", e);
        }
    }

    private Optional<Authentication> known(Issuer issuer, String subject) {
        return externalUsers == null
                ? Optional.empty()
                : externalUsers.find(issuer.name(), subject).map(Caller::authentication);
    }
}
