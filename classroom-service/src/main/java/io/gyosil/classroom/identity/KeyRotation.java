package io.gyosil.classroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes and ends the keys that sign access tokens (RSA 2048, RS256): made here, kept sealed in the database, shared by all replicas.
 * The next one is published a while before it signs, the last one until no token of it is good any more, so that a service that
 * checks tokens has each key in time.
 */
@Singleton
class KeyRotation {

    /** Clocks differ. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final KeyRepository keys;
    private final IdentitySettings settings;
    private final Seal seal;

    KeyRotation(KeyRepository keys, IdentitySettings settings) {
        this.keys = keys;
        this.settings = settings;
        this.seal = new Seal(settings.keySecret());
    }

    /** All keys, the first to sign first. */
    @Transactional("worker")
    List<KeyRepository.Row> all() {
        return keys.all();
    }

    /** Makes the next key when it is time to publish it, and ends those that nobody needs. */
    @Scheduled(fixedDelay = "${gyosil.identity.look-after-keys:30s}", initialDelay = "5s")
    @Transactional("worker")
    void rotate() {
        keys.lock();
        List<KeyRepository.Row> rows = keys.all();
        Instant now = Instant.now();
        if (rows.isEmpty()) {
            make(now);
        } else if (!now.isBefore(
                rows.getLast().signsFrom().plus(settings.keyLifetime()).minus(settings.publishAhead()))) {
            make(now.plus(settings.publishAhead()));
        }
        for (int i = 1; i < rows.size(); i++) {
            Instant needed =
                    rows.get(i).signsFrom().plus(settings.accessLifetime()).plus(GRACE);
            if (now.isAfter(needed)) {
                keys.delete(rows.get(i - 1).kid());
            }
        }
    }

    private void make(Instant signsFrom) {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            keys.insert(
                    key.getKeyID(),
                    seal.close(key.toJSONString()),
                    key.toPublicJWK().toJSONString(),
                    signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("every JVM makes RSA keys", e);
        }
    }
}
