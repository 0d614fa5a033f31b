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
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import java.net.MalformedURLException;
import java.net.URI;
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
 *
 * <p>A token of the external issuer says who somebody is; what that user may do is ours to say.
 */
@Context
class AccessTokens implements TokenValidator<HttpRequest<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final long BETWEEN_FETCHES_MS = 5_000;
    private static final int HTTP_TIMEOUT_MS = 3_000;
    private static final int MOST_KEY_BYTES = 100_000;

    private static final String EXTERNAL = "GYOSIL_TOKENS_EXTERNAL_";

    private final Issuer ours;
    private final @Nullable Issuer external;
    private final @Nullable ExternalUsers externalUsers;
    private final Scheduler blocking;
    private final Counter unchecked;

    AccessTokens(
            TokenSettings settings,
            @Nullable OwnKeys own,
            @Nullable ExternalUsers externalUsers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            MeterRegistry meters) {
        this.unchecked = Counter.builder("gyosil.tokens.unchecked")
                .description("Tokens that could not be checked because the issuer's keys could not be had")
                .register(meters);
        // Fetching keys blocks, and an event loop must not.
        this.blocking = Schedulers.fromExecutorService(blocking);
        this.externalUsers = externalUsers;
        this.ours = new Issuer(
                settings.issuer(),
                settings.audience(),
                Set.of("exp", Caller.USER_ID, Caller.ROLES),
                own == null ? published(settings.jwks(), "GYOSIL_TOKENS_JWKS") : own);
        this.external = external(settings);
    }

    private static @Nullable Issuer external(TokenSettings settings) {
        String name = blankIsNone(settings.externalIssuer());
        String audience = blankIsNone(settings.externalAudience());
        if (name == null) {
            return audience != null || settings.externalJwks() != null ? missing(EXTERNAL + "ISSUER") : null;
        }
        return new Issuer(
                name,
                audience == null ? missing(EXTERNAL + "AUDIENCE") : audience,
                Set.of("exp", "sub"),
                published(settings.externalJwks(), EXTERNAL + "JWKS"));
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** One of the three that say together whose tokens are taken. */
    private static <T> T missing(String variable) {
        throw new IllegalArgumentException(
                variable + " is missing: an external issuer has an issuer, a JWKS and an" + " audience");
    }

    /** Whose tokens are checked how. */
    private static final class Issuer {

        private final String name;
        private final JWKSource<SecurityContext> keys;
        private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

        Issuer(String name, String audience, Set<String> claims, JWKSource<SecurityContext> keys) {
            this.name = name;
            this.keys = keys;
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    audience, new JWTClaimsSet.Builder().issuer(name).build(), claims));
        }
    }

    private static JWKSource<SecurityContext> published(@Nullable URI keys, String variable) {
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

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return Mono.fromCallable(() -> verify(token)).subscribeOn(blocking).flatMap(Mono::justOrEmpty);
    }

    private Optional<Authentication> verify(String token) {
        Issuer issuer = ours;
        try {
            JWT parsed = JWTParser.parse(token);
            issuer = issuer(parsed);
            JWTClaimsSet claims = issuer.processor.process(parsed, null);
            return issuer == ours ? authentication(claims) : known(issuer, claims);
        } catch (BadJOSEException | ParseException e) {
            LOG.debug("a token is refused: {}", e.getMessage());
        } catch (RateLimitReachedException e) {
            LOG.debug("the issuer was asked just now");
            unavailableUnlessKnown(issuer.keys);
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

    private Issuer issuer(JWT token) throws ParseException {
        JWTClaimsSet claims = token.getJWTClaimsSet();
        return external != null && claims != null && external.name.equals(claims.getIssuer()) ? external : ours;
    }

    private Optional<Authentication> known(Issuer issuer, JWTClaimsSet claims) {
        return externalUsers == null
                ? Optional.empty()
                : externalUsers.find(issuer.name, claims.getSubject()).map(Caller::authentication);
    }

    private void unavailableUnlessKnown(JWKSource<SecurityContext> keys) {
        try {
            keys.get(ANY_KEY, null);
        } catch (KeySourceException e) {
            throw unavailable();
        }
    }

    private ProblemException unavailable() {
        unchecked.increment();
        return ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.tokens-unchecked"));
    }

    private static ResourceRetriever retriever(URI keys) {
        if ("file".equals(keys.getScheme())) {
            return url -> new Resource(Files.readString(Path.of(keys)), "application/json");
        }
        return new DefaultResourceRetriever(HTTP_TIMEOUT_MS, HTTP_TIMEOUT_MS, MOST_KEY_BYTES);
    }
}
