package io.gyosil.kit.security;

import io.gyosil.kit.GyosilSettings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What the {@code X-Forwarded-…} headers say of how a browser asked. They are believed where a proxy of ours stands before the
 * service; elsewhere anybody may have written them.
 */
@Singleton
public class ForwardedHeaders {

    private final boolean behindProxies;

    public ForwardedHeaders(GyosilSettings settings) {
        this.behindProxies = settings.proxies() > 0;
    }

    /** Such a header as it came; empty where nobody is believed. */
    public Optional<String> find(HttpRequest<?> request, String name) {
        return behindProxies ? Optional.ofNullable(request.getHeaders().get(name)) : Optional.empty();
    }

    /** Whether the browser asked over TLS, of the service or of a proxy before it. */
    public boolean isOverTls(HttpRequest<?> request) {
        return request.isSecure()
                || find(request, "X-Forwarded-Proto").filter("https"::equals).isPresent();
    }
}
