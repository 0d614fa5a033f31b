package io.gyosil.bench.place;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The key pair of one bench (RSA 2048, RS256), and the tokens that it signs: services run in it without the one that does. */
public final class BenchKeys {
    /** The {@code iss} of every token. */
    public static final String ISSUER = "gyosil";

    /** The {@code aud} of every token. */
    public static final String AUDIENCE = "gyosil";

    private final RSAKey key;
    private final Path publicKeys;

    private BenchKeys(RSAKey key, Path publicKeys) {
        this.key = key;
        this.publicKeys = publicKeys;
    }

    /** The keys in {@code folder}; the first time they are made there, all files readable by their owner only. */
    public static BenchKeys in(Path folder) {
        Path secret = folder.resolve("signing-key.json");
        Path publicKeys = folder.resolve("jwks.json");
        try {
            OwnerOnly.folder(folder);
            if (!Files.exists(secret)) {
                OwnerOnly.write(secret, generate().toJSONString());
            }
            RSAKey key = RSAKey.parse(Files.readString(secret));
            if (!Files.exists(publicKeys)) {
                OwnerOnly.write(publicKeys, new JWKSet(key).toString(true));
            }
            return new BenchKeys(key, publicKeys);
        } catch (ParseException broken) {
            throw new StackFailure(
                    "The signing key " + secret + " cannot be read: " + broken.getMessage()
                            + ". Delete it, and a new one is made at the next start.",
                    broken);
        } catch (IOException | JOSEException failure) {
            throw new StackFailure("No signing key in " + folder + ": " + failure.getMessage(), failure);
        }
    }

    /** The file with the public key (JWKS), by which the services check tokens. */
    public Path publicKeys() {
        return publicKeys;
    }

    /** A token for a person, valid from now on for {@code validity}. */
    public String mint(Person person, Duration validity) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(person.userId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .claim("roles", person.roles())
                .claim("org_id", person.orgId())
                .claim("user_id", person.userId())
                .claim("student_id", person.studentId())
                .claim("teacher_id", person.teacherId())
                .build();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException("the key cannot sign", failure);
        }
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }
}
