package io.gyosil.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Verifies access tokens: JWTs signed with RS256 by a key that the issuer publishes. Keys are cached, and fetched again
 * when a token names one that is not known, at most twice in five seconds. While there are none, no token can be called
 * bad, so callers are asked to come back.
 */
@Singleton
class AccessTokens implements TokenValidator<HttpRequest<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final long BETWEEN_FETCHES_MS = 5_000;
    private static final int HTTP_TIMEOUT_MS = 3_000;
    private static final int MOST_KEY_BYTES = 100_000;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final JWKSource<SecurityContext> keys;
    private final Scheduler blocking;

    AccessTokens(TokenSettings settings, @Named(TaskExecutors.BLOCKING) ExecutorService blocking)
            throws MalformedURLException {
        // Fetching keys blocks, and an event loop must not.
        this.blocking = Schedulers.fromExecutorService(blocking);
        this.keys = JWKSourceBuilder.create(settings.jwks().toURL(), retriever(settings))
                .retrying(true)
                .rateLimited(BETWEEN_FETCHES_MS)
                .build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp", Caller.USER_ID, Caller.ROLES)));
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return Mono.fromCallable(() -> verify(token)).subscribeOn(blocking).flatMap(Mono::justOrEmpty);
    }

    private Optional<Authentication> verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return authentication(claims);
        } catch (BadJOSEException | ParseException e) {
            LOG.debug("a token is refused: {}", e.getMessage());
        } catch (RateLimitReachedException e) {
            LOG.debug("the issuer was asked just now");
            unavailableUnlessKeysAreKnown();
        } catch (JOSEException e) {
            LOG.warn("the issuer's keys could not be had: {}", e.getMessage());
            throw unavailable();
        }
        return Optional.empty();
    }

    /** The claims are there, says the verifier; a claim that is there may still be null. */
    private static Optional<Authentication> authentication(JWTClaimsSet claims) throws ParseException {
        List<String> roles = claims.getStringListClaim(Caller.ROLES);
        String userId = claims.getStringClaim(Caller.USER_ID);
        if (claims.getExpirationTime() == null || userId == null || userId.isBlank() || roles == null) {
            return Optional.empty();
        }
        return roles.stream().anyMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(Authentication.build(userId, roles, claims.getClaims()));
    }

    private void unavailableUnlessKeysAreKnown() {
        try {
            keys.get(ANY_KEY, null);
        } catch (KeySourceException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return ProblemException.of(CommonProblem.UNAVAILABLE, "Tokens cannot be checked now.");
    }

    private static ResourceRetriever retriever(TokenSettings settings) {
        if ("file".equals(settings.jwks().getScheme())) {
            return url -> new Resource(Files.readString(Path.of(settings.jwks())), "application/json");
        }
        return new DefaultResourceRetriever(HTTP_TIMEOUT_MS, HTTP_TIMEOUT_MS, MOST_KEY_BYTES);
    }
}
