package io.gyosil.kit.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells requests that our own pages send from those that another site has a browser send. */
public final class OwnPages {

    private OwnPages() {}

    /** Whether the browser says that it comes from here; one too old for {@code Sec-Fetch-Site} says {@code Origin}. */
    public static boolean sent(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site != null
                ? site.equals("same-origin")
                : isHere(request, request.getHeaders().get(HttpHeaders.ORIGIN));
    }

    private static boolean isHere(HttpRequest<?> request, @Nullable String origin) {
        String forwarded = request.getHeaders().get("X-Forwarded-Host");
        String here = forwarded != null ? forwarded : request.getHeaders().get(HttpHeaders.HOST);
        try {
            return origin != null && URI.create(origin).getAuthority() instanceof String from && from.equals(here);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
