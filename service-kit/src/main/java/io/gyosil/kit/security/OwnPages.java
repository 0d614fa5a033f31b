package io.gyosil.kit.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Distinguishes requests that our own pages send from those that another site has a browser send. */
@Singleton
public class OwnPages {

    private final ForwardedHeaders forwarded;

    OwnPages(ForwardedHeaders forwarded) {
        this.forwarded = forwarded;
    }

    /** Whether the browser says that it comes from here; one too old for {@code Sec-Fetch-Site} says {@code Origin}. */
    public boolean sent(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site != null
                ? site.equals("same-origin")
                : origin(request)
                        .filter(from -> from.getAuthority().equals(here(request)))
                        .isPresent();
    }

    /**
     * Whether a page of the wide world has a browser call a service on the browser's own machine, which no page of ours does: its name
     * would then be of this machine, too.
     */
    boolean isDriveBy(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        String here = here(request);
        return origin != null
                && here != null
                && isLoopback(here.replaceFirst(":[0-9]*$", ""))
                && origin(request).filter(from -> isLoopback(from.getHost())).isEmpty();
    }

    private @Nullable String here(HttpRequest<?> request) {
        return forwarded.find(request, "X-Forwarded-Host").orElseGet(() -> request.getHeaders()
                .get(HttpHeaders.HOST));
    }

    private static Optional<URI> origin(HttpRequest<?> request) {
        try {
            return Optional.ofNullable(request.getHeaders().get(HttpHeaders.ORIGIN))
                    .map(URI::create)
                    .filter(origin -> origin.getAuthority() != null && origin.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
