package io.gyosil.dev.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** What the entrance's own answers say to browsers, as the services' answers do. */
final class OwnHeaders {
    private static final HttpString POLICY = HttpString.tryFromString("Content-Security-Policy");

    private OwnHeaders() {}

    /** Sets them before the answer is sent, with what may be loaded by it. */
    static void on(HttpServerExchange exchange, String policy) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff");
        headers.put(HttpString.tryFromString("X-Frame-Options"), "DENY");
        headers.put(HttpString.tryFromString("Referrer-Policy"), "same-origin");
        headers.put(HttpString.tryFromString("Cross-Origin-Opener-Policy"), "same-origin");
        headers.put(HttpString.tryFromString("Cross-Origin-Resource-Policy"), "same-origin");
        headers.put(
                POLICY,
                "default-src 'none'; " + policy + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
