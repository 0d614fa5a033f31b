package io.gyosil.classroom.identity;

import io.gyosil.kit.security.ForwardedHeaders;
import io.gyosil.kit.security.RandomSecret;
import io.gyosil.kit.security.TokenSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a page's reader is logged in with: the access token for every path, the refresh token for {@code /auth} alone. And what the
 * browser is known by the next time, which stays. Scripts see none of them.
 */
@Singleton
class LoginCookies {

    private static final long DEVICE_SECONDS = 400 * 86_400;

    private final String access;
    private final String refresh;
    private final String device;
    private final ForwardedHeaders forwarded;

    LoginCookies(TokenSettings settings, ForwardedHeaders forwarded) {
        this.access = settings.cookie();
        this.refresh = settings.cookie() + "-refresh";
        this.device = settings.cookie() + "-device";
        this.forwarded = forwarded;
    }

    <T> MutableHttpResponse<T> set(HttpRequest<?> request, MutableHttpResponse<T> answer, Login.Tokens tokens) {
        return answer.cookie(cookie(request, access, tokens.accessToken(), "/", tokens.expiresIn()))
                .cookie(cookie(request, refresh, tokens.refreshToken(), "/auth", tokens.refreshExpiresIn()));
    }

    <T> MutableHttpResponse<T> clear(HttpRequest<?> request, MutableHttpResponse<T> answer) {
        return answer.cookie(cookie(request, access, "", "/", 0)).cookie(cookie(request, refresh, "", "/auth", 0));
    }

    /** Sets what the browser is known by from now on. */
    <T> MutableHttpResponse<T> setDevice(HttpRequest<?> request, MutableHttpResponse<T> answer, String token) {
        return answer.cookie(cookie(request, device, token, "/auth", DEVICE_SECONDS));
    }

    /** What the browser is known by, if somebody has logged in there before. */
    Optional<String> deviceToken(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(device)
                .map(Cookie::getValue)
                .filter(token -> token.length() == RandomSecret.LENGTH);
    }

    Optional<String> refreshToken(HttpRequest<?> request) {
        return request.getCookies().findCookie(refresh).map(Cookie::getValue);
    }

    private Cookie cookie(HttpRequest<?> request, String name, String value, String path, long seconds) {
        return Cookie.of(name, value)
                .path(path)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(forwarded.isOverTls(request))
                .sameSite(SameSite.Lax);
    }
}
