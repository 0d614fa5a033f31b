package io.gyosil.classroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.security.OwnKeys;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens (RSA 2048, RS256): made here, kept sealed in the database, shared by all replicas. The
 * next one is published a while before it signs, the last one until no token of it is good any more, so that a service that
 * checks tokens has each key in time.
 */
@Singleton
public class SigningKeys implements OwnKeys {

    private static final Duration KEPT_IN_MEMORY = Duration.ofSeconds(2);

    /** Clocks differ. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final KeyStore store;
    private final IdentitySettings settings;
    private final Seal seal;
    private volatile @Nullable Known known;

    SigningKeys(@Named("worker") Transactions transactions, KeyStore store, IdentitySettings settings) {
        this.transactions = transactions;
        this.store = store;
        this.settings = settings;
        this.seal = new Seal(settings.keySecret());
    }

    private record Known(Instant at, JWKSet published, RSAKey signing) {}

    /** The public keys: those that sign, will sign soon or have signed a while ago. */
    public JWKSet published() {
        return known().published();
    }

    /** The key that signs now. */
    RSAKey signing() {
        return known().signing();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(published());
    }

    /** Makes the next key when it is time to publish it, and ends those that nobody needs. */
    @Scheduled(fixedDelay = "${gyosil.identity.look-after-keys:30s}", initialDelay = "5s")
    void rotate() {
        transactions.run(() -> {
            store.lock();
            List<KeyStore.Row> rows = store.all();
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
                    store.delete(rows.get(i - 1).kid());
                }
            }
        });
        known = null;
    }

    private void make(Instant signsFrom) {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            store.insert(
                    key.getKeyID(),
                    seal.close(key.toJSONString()),
                    key.toPublicJWK().toJSONString(),
                    signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("every JVM makes RSA keys", e);
        }
    }

    private Known known() {
        Known now = known;
        if (now == null || now.at().plus(KEPT_IN_MEMORY).isBefore(Instant.now())) {
            now = load();
            known = now;
        }
        return now;
    }

    private Known load() {
        List<KeyStore.Row> rows = transactions.inTransaction(store::all);
        if (rows.isEmpty()) {
            rotate();
            rows = transactions.inTransaction(store::all);
        }
        Instant now = Instant.now();
        // The clocks of replicas differ: a key of a moment ago may still be in the future here.
        KeyStore.Row signing = rows.getFirst();
        List<JWK> published = new ArrayList<>();
        try {
            for (KeyStore.Row row : rows) {
                published.add(JWK.parse(row.publicKey()));
                signing = row.signsFrom().isAfter(now) ? signing : row;
            }
            return new Known(now, new JWKSet(published), RSAKey.parse(seal.open(signing.sealed())));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database cannot be read", e);
        }
    }
}
