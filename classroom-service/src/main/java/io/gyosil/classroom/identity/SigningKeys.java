package io.gyosil.classroom.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.SecurityContext;
import io.gyosil.kit.security.OwnKeys;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that sign access tokens, as far as this replica knows them: not older than two seconds. */
@Singleton
public class SigningKeys implements OwnKeys {

    private static final Duration KEPT_IN_MEMORY = Duration.ofSeconds(2);

    private final KeyRotation rotation;
    private final Seal seal;
    private volatile @Nullable Known known;

    SigningKeys(KeyRotation rotation, IdentitySettings settings) {
        this.rotation = rotation;
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

    private Known known() {
        Known now = known;
        if (now == null || now.at().plus(KEPT_IN_MEMORY).isBefore(Instant.now())) {
            now = load();
            known = now;
        }
        return now;
    }

    private Known load() {
        List<KeyRepository.Row> rows = rotation.all();
        if (rows.isEmpty()) {
            rotation.rotate();
            rows = rotation.all();
        }
        Instant now = Instant.now();
        // The clocks of replicas differ: a key of a moment ago may still be in the future here.
        KeyRepository.Row signing = rows.getFirst();
        List<JWK> published = new ArrayList<>();
        try {
            for (KeyRepository.Row row : rows) {
                published.add(JWK.parse(row.publicKey()));
                signing = row.signsFrom().isAfter(now) ? signing : row;
            }
            return new Known(now, new JWKSet(published), RSAKey.parse(seal.open(signing.sealed())));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database cannot be read", e);
        }
    }
}
