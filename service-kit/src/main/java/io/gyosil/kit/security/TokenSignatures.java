package io.gyosil.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Holds the signature of a token against the keys of its issuer. While there are none, no token can be called bad, so callers are
 * asked to come back. Fetching keys blocks: tokens are validated off the event loop (application-service.yml).
 */
@Singleton
class TokenSignatures implements ReactiveSignatureConfiguration<SignedJWT> {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSignatures.class);

    private final Issuers issuers;
    private final Counter unchecked;

    TokenSignatures(Issuers issuers, MeterRegistry meters) {
        this.issuers = issuers;
        this.unchecked = Counter.builder("gyosil.tokens.unchecked")
                .description("Tokens that could not be checked because the issuer's keys could not be had")
                .register(meters);
    }

    @Override
    public Publisher<Boolean> verify(SignedJWT token) {
        return Mono.fromCallable(() -> isSigned(token));
    }

    private boolean isSigned(SignedJWT token) {
        Optional<Issuer> issuer = issuer(token);
        try {
            return issuer.isPresent() && issuer.get().signed(token);
        } catch (RateLimitReachedException e) {
            LOG.debug("the issuer was asked just now");
            if (issuer.filter(Issuer::hasKeys).isEmpty()) {
                throw unavailable();
            }
            return false;
        } catch (JOSEException e) {
            LOG.warn("the issuer's keys could not be had: {}", e.getMessage());
            throw unavailable();
        }
    }

    private Optional<Issuer> issuer(SignedJWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet()).flatMap(issuers::of);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private ProblemException unavailable() {
        unchecked.increment();
        return ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.tokens-unchecked"));
    }
}
