package io.gyosil.classroom.identity;

import io.gyosil.kit.security.TokenSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a page's reader is logged in with: the access token for every path, the refresh token for {@code /auth} alone.
 * Scripts see neither.
 */
@Singleton
class LoginCookies {

    private final String access;
    private final String refresh;

    LoginCookies(TokenSettings settings) {
        this.access = settings.cookie();
        this.refresh = settings.cookie() + "-refresh";
    }

    <T> MutableHttpResponse<T> set(HttpRequest<?> request, MutableHttpResponse<T> answer, Login.Tokens tokens) {
        return answer.cookie(cookie(request, access, tokens.accessToken(), "/", tokens.expiresIn()))
                .cookie(cookie(request, refresh, tokens.refreshToken(), "/auth", tokens.refreshExpiresIn()));
    }

    <T> MutableHttpResponse<T> clear(HttpRequest<?> request, MutableHttpResponse<T> answer) {
        return answer.cookie(cookie(request, access, "", "/", 0)).cookie(cookie(request, refresh, "", "/auth", 0));
    }

    Optional<String> refreshToken(HttpRequest<?> request) {
        return request.getCookies().findCookie(refresh).map(Cookie::getValue);
    }

    private static Cookie cookie(HttpRequest<?> request, String name, String value, String path, long seconds) {
        boolean isSecure =
                request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
        return Cookie.of(name, value)
                .path(path)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax);
    }
}
