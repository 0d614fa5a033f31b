package io.gyosil.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who signs tokens, with RS256 and a key that is published. Keys are cached, and fetched again when a token names one that is not
 * known, at most twice in five seconds.
 *
 * @param name the {@code iss} of its tokens
 * @param audience an {@code aud} that they carry
 * @param keys its public keys
 */
record Issuer(String name, String audience, JWKSource<SecurityContext> keys) {

    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final long BETWEEN_FETCHES_MS = 5_000;
    private static final int HTTP_TIMEOUT_MS = 3_000;
    private static final int MOST_KEY_BYTES = 100_000;

    /** Whether it signed this. */
    boolean signed(SignedJWT token) throws JOSEException {
        DefaultJOSEProcessor<SecurityContext> processor = new DefaultJOSEProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // The header's type: a token says JWT or nothing.
        processor.setJWSTypeVerifier(DefaultJOSEObjectTypeVerifier.JWT);
        try {
            processor.process(token, null);
            return true;
        } catch (BadJOSEException e) {
            return false;
        }
    }

    /** Whether keys of it are at hand, whichever. */
    boolean hasKeys() {
        try {
            keys.get(ANY_KEY, null);
            return true;
        } catch (KeySourceException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException naming the setting that says where the keys are */
    static JWKSource<SecurityContext> published(@Nullable URI keys, String variable) {
        if (keys == null) {
            throw new IllegalArgumentException(variable + " is missing: where the issuer's public keys are");
        }
        try {
            return JWKSourceBuilder.create(keys.toURL(), retriever(keys))
                    .retrying(true)
                    .rateLimited(BETWEEN_FETCHES_MS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(variable + " is no address: " + keys, e);
        }
    }

    private static ResourceRetriever retriever(URI keys) {
        if ("file".equals(keys.getScheme())) {
            return url -> new Resource(Files.readString(Path.of(keys)), "application/json");
        }
        return new DefaultResourceRetriever(HTTP_TIMEOUT_MS, HTTP_TIMEOUT_MS, MOST_KEY_BYTES);
    }
}
