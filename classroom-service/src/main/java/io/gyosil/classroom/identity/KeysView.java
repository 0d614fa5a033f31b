package io.gyosil.classroom.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The public keys of our access tokens, as a JWK set (RFC 7517).
 *
 * @param keys those that sign, will sign soon or have signed a while ago
 */
@Introspected
record KeysView(List<Key> keys) {

    /**
     * One key.
     *
     * @param kty its type
     * @param e its exponent, in base64url
     * @param use what it is for
     * @param kid its id, which a token names
     * @param alg how it signs
     * @param n its modulus, in base64url
     */
    @Introspected
    @Schema(name = "KeysViewKey")
    record Key(
            @Schema(example = "RSA") String kty,
            @Schema(example = "AQAB") String e,
            @Schema(example = "sig") String use,
            @Schema(example = "9G4JkZ0yq5sO") String kid,
            @Schema(example = "RS256") String alg,

            @Schema(example = "u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gun")
            String n) {

        private static Key of(JWK key) {
            return new Key(
                    key.getKeyType().getValue(),
                    key.toRSAKey().getPublicExponent().toString(),
                    key.getKeyUse().identifier(),
                    key.getKeyID(),
                    key.getAlgorithm().getName(),
                    key.toRSAKey().getModulus().toString());
        }
    }

    static KeysView of(JWKSet published) {
        return new KeysView(published.getKeys().stream().map(Key::of).toList());
    }
}
