package io.gyosil.kit.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that people are answered in: the one that a browser prefers, and English where it prefers neither. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** The language of an answer, by the request's {@code Accept-Language}. */
    public static Locale of(HttpRequest<?> request) {
        return preferredBy(request).orElse(Locale.ENGLISH);
    }

    /** The one of ours that a browser prefers; empty where it prefers neither. */
    public static Optional<Locale> preferredBy(HttpRequest<?> request) {
        return preferred(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Optional<Locale> preferred(@Nullable String accepted) {
        try {
            return accepted == null
                    ? Optional.empty()
                    : Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), ALL));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
