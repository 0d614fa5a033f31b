package io.gyosil.ui;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.Languages;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.ForwardedHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language of a page: the one that its reader chose last, else the one that the browser prefers, else Korean. */
@Singleton
class ReaderLanguage {

    private static final String COOKIE = "gyosil-language";
    private static final long A_YEAR = 365 * 86_400;

    private final ForwardedHeaders forwarded;

    ReaderLanguage(ForwardedHeaders forwarded) {
        this.forwarded = forwarded;
    }

    /**
     * The language to answer in.
     *
     * @param chosen {@code ko} or {@code en}; null when the reader does not choose now
     */
    Locale of(HttpRequest<?> request, @Nullable String chosen) {
        if (chosen != null) {
            return find(chosen)
                    .orElseThrow(() -> ProblemException.invalid(List.of(FieldError.of("?lang", "parameter.language"))));
        }
        return request.getCookies()
                .findCookie(COOKIE)
                .flatMap(cookie -> find(cookie.getValue()))
                .or(() -> Languages.preferredBy(request))
                .orElse(Locale.KOREAN);
    }

    /** Keeps what the reader chose. */
    <T> MutableHttpResponse<T> keep(HttpRequest<?> request, MutableHttpResponse<T> answer, Locale language) {
        return answer.cookie(Cookie.of(COOKIE, language.getLanguage())
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(forwarded.isOverTls(request))
                .sameSite(SameSite.Lax));
    }

    private static Optional<Locale> find(String language) {
        return Languages.ALL.stream()
                .filter(each -> each.getLanguage().equals(language))
                .findFirst();
    }
}
