package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.micronaut.core.convert.ConversionService;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An external issuer is named whole or not at all; what is empty is not there. */
class NamingAnExternalIssuerTest {

    private Issuers named(@Nullable String issuer, @Nullable String jwks, @Nullable String audience) {
        URI own = URI.create("file:/keys");
        URI external = ConversionService.SHARED.convert(jwks, URI.class).orElse(null);
        return new Issuers(new TokenSettings(own, "gyosil", "gyosil", "gyosil", issuer, external, audience), null);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://id, https://id/keys, -,      AUDIENCE",
                "https://id, https://id/keys, '',     AUDIENCE",
                "https://id, '',              gyosil, JWKS",
                "-,          https://id/keys, gyosil, ISSUER",
                "'',         -,               gyosil, ISSUER",
                "' ',        https://id/keys, '',     ISSUER"
            })
    void byHalvesItIsRefused(
            @Nullable String issuer, @Nullable String jwks, @Nullable String audience, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named(issuer, jwks, audience))
                .withMessageStartingWith("GYOSIL_TOKENS_EXTERNAL_" + missing + " is missing");
    }

    @Test
    void wholeOrNotAtAllItIsTaken() {
        assertThatNoException().isThrownBy(() -> named("https://id", "https://id/keys", "gyosil"));
        assertThatNoException().isThrownBy(() -> named(null, null, null));
        assertThatNoException().isThrownBy(() -> named("", "", ""));
    }
}
