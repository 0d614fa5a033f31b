package io.gyosil.kit.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that people are answered in: the one that a browser prefers, and English where it prefers neither. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** The language of an answer, by the request's {@code Accept-Language}. */
    public static Locale of(HttpRequest<?> request) {
        return preferred(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Locale preferred(@Nullable String accepted) {
        try {
            Locale best = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), ALL);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
