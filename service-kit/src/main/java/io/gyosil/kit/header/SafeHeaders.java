package io.gyosil.kit.header;

import io.gyosil.kit.security.ForwardedHeaders;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * Gives every answer what a browser needs to know to handle it safely. What an answer says itself stays: pages say what they
 * load, files how long they keep.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SafeHeaders implements Ordered {

    private static final String POLICY = "Content-Security-Policy";

    /** For what is not a page: nothing in it is ever shown as one. */
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Answers are about people: nobody may keep them for another caller. */
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final String TLS_ONLY = "max-age=31536000";

    private final ForwardedHeaders forwarded;
    private final SwaggerPages swagger;

    SafeHeaders(ForwardedHeaders forwarded, SwaggerPages swagger) {
        this.forwarded = forwarded;
        this.swagger = swagger;
    }

    @ResponseFilter
    void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        ALWAYS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.add(name, value);
            }
        });
        if (!headers.contains(POLICY)) {
            headers.add(POLICY, swagger.isOne(request) ? swagger.policy() : NOTHING);
        }
        if (forwarded.isOverTls(request)) {
            headers.set("Strict-Transport-Security", TLS_ONLY);
        }
    }

    @Override
    public int getOrder() {
        // Before the trace and before all that may refuse: the last to see the answer.
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
