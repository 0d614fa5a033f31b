package io.gyosil.dev.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Korean or English, as {@code Accept-Language} asks; English when it asks for neither. */
final class Languages {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    static boolean prefersKorean(HttpServerExchange exchange) {
        return prefersKorean(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE));
    }

    static boolean prefersKorean(@Nullable String header) {
        if (header == null) {
            return false;
        }
        try {
            return Locale.KOREAN.equals(Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN));
        } catch (IllegalArgumentException notAHeader) {
            return false;
        }
    }
}
