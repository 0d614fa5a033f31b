package io.gyosil.classroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.TokenSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Makes access tokens: JWTs (RFC 7519) signed with RS256 by the key of the day. */
@Singleton
class AccessTokenMint {

    private final SigningKeys keys;
    private final TokenSettings tokens;
    private final IdentitySettings settings;

    AccessTokenMint(SigningKeys keys, TokenSettings tokens, IdentitySettings settings) {
        this.keys = keys;
        this.tokens = tokens;
        this.settings = settings;
    }

    String mint(Account account) {
        Instant now = Instant.now();
        Caller caller = account.caller();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(tokens.issuer())
                .audience(tokens.audience())
                .subject(caller.userId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessLifetime())))
                .claim(Caller.ROLES, List.copyOf(caller.roles()))
                .claim(Caller.USER_ID, caller.userId())
                .claim(Caller.ORG_ID, caller.orgId())
                .claim(Caller.STUDENT_ID, caller.studentId())
                .claim(Caller.TEACHER_ID, caller.teacherId())
                .build();
        RSAKey key = keys.signing();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        return token.serialize();
    }
}
