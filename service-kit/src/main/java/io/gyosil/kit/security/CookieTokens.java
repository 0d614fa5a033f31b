package io.gyosil.kit.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * The token of a page's reader, in a cookie that scripts cannot see. Browsers send cookies along with whatever another
 * site makes them send, so something is written only for a request that comes from our own pages.
 */
@Singleton
class CookieTokens implements TokenReader<HttpRequest<?>> {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final String name;
    private final OwnPages pages;

    CookieTokens(TokenSettings settings, OwnPages pages) {
        this.name = settings.cookie();
        this.pages = pages;
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return READING.contains(request.getMethod()) || pages.sent(request)
                ? request.getCookies().findCookie(name).map(Cookie::getValue)
                : Optional.empty();
    }
}
