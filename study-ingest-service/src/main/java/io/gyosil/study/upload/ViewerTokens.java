package io.gyosil.study.upload;

import io.gyosil.kit.Sha256;
import io.gyosil.kit.security.Roles;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The tokens of viewer apps. Compared by their hashes and against every one of them, so that the time taken says
 * nothing of any.
 */
@Context
class ViewerTokens implements TokenValidator<HttpRequest<?>> {

    private static final int SHORTEST = 32;

    private final Map<String, byte[]> hashes = new LinkedHashMap<>();

    /** @throws IllegalArgumentException naming the token that is missing or too short, or the entry that is malformed */
    ViewerTokens(ViewerSettings settings) {
        if (!settings.viewerToken().isBlank()) {
            add("VIEWER_SYNC_TOKEN", "viewer", settings.viewerToken());
        }
        for (String entry : settings.viewerTokens().split(",")) {
            if (!entry.isBlank()) {
                String[] parts = entry.strip().split("=", 2);
                if (parts.length != 2 || parts[0].isBlank()) {
                    throw new IllegalArgumentException("VIEWER_SYNC_TOKENS must be name=token,name=token");
                }
                add("the token " + parts[0] + " in VIEWER_SYNC_TOKENS", parts[0], parts[1]);
            }
        }
        if (settings.ingestEnabled() && hashes.isEmpty()) {
            throw new IllegalArgumentException(
                    "VIEWER_SYNC_TOKEN is missing: STUDY_INGEST_ENABLED is true, and nobody could upload");
        }
    }

    /** The name of the viewer that holds this token. */
    Optional<String> holder(String token) {
        byte[] hash = Sha256.of(token);
        String holder = null;
        for (Map.Entry<String, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), hash)) {
                holder = known.getKey();
            }
        }
        return Optional.ofNullable(holder);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return Mono.justOrEmpty(
                holder(token).map(name -> Authentication.build("viewer:" + name, List.of(Roles.VIEWER))));
    }

    private void add(String what, String name, String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException(what + " must have at least " + SHORTEST + " characters");
        }
        if (hashes.put(name, Sha256.of(token)) != null) {
            throw new IllegalArgumentException("two viewer tokens are called " + name);
        }
    }
}
