package io.gyosil.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Access tokens as the issuer would sign them, with keys made for this JVM. */
public final class TestTokens {

    private static final RSAKey KEY = newKey("test-key");
    private static final Path JWKS = published(KEY);

    private TestTokens() {}

    /** Where the public keys are. */
    public static URI jwks() {
        return JWKS.toUri();
    }

    /** A good token. */
    public static String of(String role, String userId) {
        return signed(KEY, claims -> claims.claim("roles", List.of(role)).claim("user_id", userId));
    }

    /** A token signed by a key, its good claims changed. */
    public static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> changes) {
        try {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer("gyosil")
                    .audience("gyosil")
                    .subject("1")
                    .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                    .claim("org_id", 1)
                    .claim("roles", List.of("teacher"))
                    .claim("user_id", "1");
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    changes.apply(claims).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key whose public half is published. */
    public static RSAKey key() {
        return KEY;
    }

    /** Another key, not published. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path published(RSAKey key) {
        try {
            Path file = Files.createTempFile("jwks", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
