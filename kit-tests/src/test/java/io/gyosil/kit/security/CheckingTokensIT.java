package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.TrialService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingTokensIT {

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_tokens");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void goodTokenNamesTheCallerAndTheRoles() {
        Http.Answer answer = callWith(changed(claims -> claims.claim("roles", List.of("teacher", "admin"))
                .claim("user_id", "u-17")
                .audience(List.of("another", "gyosil"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("user_id").textValue()).isEqualTo("u-17");
        assertThat(answer.json().get("roles").toString()).isEqualTo("[\"teacher\",\"admin\"]");
    }

    @Test
    void tokenOfAnotherTimeOrPlaceIsRefused() {
        assertRefused(
                changed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        assertRefused(
                changed(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
        assertRefused(changed(claims -> claims.issuer("somebody else")));
        assertRefused(changed(claims -> claims.issuer(null)));
        assertRefused(changed(claims -> claims.audience("another")));
        assertRefused(changed(claims -> claims.audience((String) null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "roles", "user_id"})
    void tokenWithoutAClaimThatWeNeedIsRefused(String claim) {
        assertRefused(changed(claims -> claims.claim(claim, null)));
        assertRefused(withPayload(
                payload().replaceAll("\"" + claim + "\":(\\[.*?]|\".*?\"|\\d+)", "\"" + claim + "\":null")));
    }

    @Test
    void tokenWithAClaimOfTheWrongKindIsRefused() {
        assertRefused(changed(claims -> claims.claim("user_id", 1)));
        assertRefused(changed(claims -> claims.claim("user_id", "")));
        assertRefused(changed(claims -> claims.claim("roles", "admin")));
        assertRefused(changed(claims -> claims.claim("roles", List.of(1))));
        assertRefused(changed(claims -> claims.claim("roles", Arrays.asList("admin", null))));
        assertRefused(withPayload(payload().replaceAll("\"exp\":\\d+", "\"exp\":\"tomorrow\"")));
        assertRefused(withPayload("[]"));
        assertRefused(withPayload("not JSON"));
    }

    @Test
    void tokenWithoutASignatureIsRefused() {
        String none = new PlainJWT(claims()).serialize();

        assertRefused(none);
        assertRefused(none.substring(0, none.length() - 1));
        assertRefused(good().substring(0, good().lastIndexOf('.') + 1));
    }

    @Test
    void tokenSignedWithThePublicKeyAsASecretIsRefused() throws JOSEException {
        byte[] publicKey = TestTokens.key().toRSAPublicKey().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
        for (byte[] secret : List.of(publicKey, pem)) {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(TestTokens.key().getKeyID())
                            .build(),
                    claims().toPayload());
            token.sign(new MACSigner(secret));
            assertRefused(token.serialize());
        }
    }

    @Test
    void tokenOfAnotherAlgorithmOfTheSameKeyIsRefused() throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .keyID(TestTokens.key().getKeyID())
                        .build(),
                claims().toPayload());
        token.sign(new RSASSASigner(TestTokens.key()));

        assertRefused(token.serialize());
    }

    @Test
    void tokenSignedByAnotherKeyIsRefusedUnderWhicheverName() {
        RSAKey imposter = TestTokens.newKey(TestTokens.key().getKeyID());

        assertRefused(TestTokens.signed(imposter, claims -> claims));
        assertRefused(TestTokens.signed(TestTokens.newKey("unknown"), claims -> claims));
        assertRefused(TestTokens.signed(new RSAKey.Builder(imposter).keyID(null).build(), claims -> claims));
    }

    @Test
    void keyThatTheTokenBringsAlongIsNotTrusted() throws JOSEException {
        RSAKey imposter = TestTokens.newKey("imposter");
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(imposter.toPublicJWK())
                        .build(),
                claims().toPayload());
        token.sign(new RSASSASigner(imposter));

        assertRefused(token.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9..", "{}.{}.{}"})
    void garbageIsRefused(String garbage) {
        assertRefused(garbage);
        assertThat(service.anyone()
                        .with("Authorization", garbage)
                        .get("/trial/caller")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void goodTokenWithAnythingChangedIsRefused() {
        Random random = new Random(17);
        String good = good();
        for (int i = 0; i < 300; i++) {
            // The last character carries bits that Base64 does not use.
            int at = random.nextInt(good.length() - 1);
            // Letters alone: the decoder takes + and / for - and _, which is the same token written otherwise.
            String other = "" + (char) ('a' + random.nextInt(26));
            String changed = good.substring(0, at) + other + good.substring(at + 1);
            if (!changed.equals(good)) {
                assertRefused(changed);
            }
        }
        assertThat(callWith(good).status()).isEqualTo(200);
    }

    private static void assertRefused(String token) {
        Http.Answer answer = callWith(token);

        assertThat(answer.status()).as(token).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.json().get("type").textValue()).isEqualTo("unauthenticated");
    }

    private static Http.Answer callWith(String token) {
        return service.anyone().as(token).get("/trial/caller");
    }

    private static String good() {
        return changed(claims -> claims);
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return TestTokens.signed(TestTokens.key(), changes);
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("gyosil")
                .audience("gyosil")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("roles", List.of("admin"))
                .claim("user_id", "1")
                .build();
    }

    private static String payload() {
        return claims().toString();
    }

    /** Properly signed, whatever it says. */
    private static String withPayload(String payload) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(TestTokens.key().getKeyID())
                            .build(),
                    new Payload(payload));
            token.sign(new RSASSASigner(TestTokens.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
