package io.gyosil.dev.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.dev.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevKeysTest {
    @TempDir
    private Path dir;

    @Test
    void aTokenIsVerifiedByThePublishedKeyAndSaysWhoItIsFor() throws Exception {
        DevKeys keys = DevKeys.in(dir.resolve("keys"));
        Date before = Date.from(Instant.now());
        SignedJWT token = SignedJWT.parse(keys.mint(Person.STUDENT, Duration.ofHours(12)));

        JWK published = JWKSet.load(keys.publicKeys().toFile())
                .getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(published.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(published.toRSAKey()))).isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("gyosil");
        assertThat(claims.getAudience()).containsExactly("gyosil");
        assertThat(claims.getSubject()).isEqualTo("1001");
        assertThat(claims.getStringClaim("user_id")).isEqualTo("1001");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("student"));
        assertThat(claims.getLongClaim("org_id")).isEqualTo(1);
        assertThat(claims.getLongClaim("student_id")).isEqualTo(1);
        assertThat(claims.getClaims()).doesNotContainKey("teacher_id");
        assertThat(Duration.between(
                        before.toInstant(), claims.getExpirationTime().toInstant()))
                .isBetween(
                        Duration.ofHours(12).minusSeconds(2),
                        Duration.ofHours(12).plusSeconds(30));
    }

    @Test
    void theKeyOutlivesTheStackAndIsSecret() throws Exception {
        DevKeys first = DevKeys.in(dir.resolve("keys"));
        DevKeys second = DevKeys.in(dir.resolve("keys"));
        SignedJWT old = SignedJWT.parse(first.mint(Person.TEACHER, Duration.ofMinutes(1)));
        SignedJWT fresh = SignedJWT.parse(second.mint(Person.TEACHER, Duration.ofMinutes(1)));
        assertThat(fresh.getHeader().getKeyID()).isEqualTo(old.getHeader().getKeyID());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("keys/signing-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenKeyIsNamed() throws Exception {
        Files.createDirectory(dir.resolve("keys"));
        Files.writeString(dir.resolve("keys/signing-key.json"), "{");
        assertThatThrownBy(() -> DevKeys.in(dir.resolve("keys")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("signing-key.json")
                .hasMessageContaining("Delete it");
    }
}
