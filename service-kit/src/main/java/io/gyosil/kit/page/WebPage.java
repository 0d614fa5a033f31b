package io.gyosil.kit.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.Languages;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page in Korean and English, made of {@code name.html} and its texts in {@code name.ko.json} and {@code name.en.json}.
 * It holds nothing of anybody; what it shows it asks for.
 */
public final class WebPage {

    private static final Pattern HOLE = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final String OWN_THINGS_ALONE =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private final Map<Locale, byte[]> pages;

    /**
     * Reads it from the classpath, below {@code pages}.
     *
     * @throws IllegalStateException when a file of it is not there
     */
    public WebPage(String name) {
        this.pages = Map.of(
                Locale.KOREAN, page(name, Locale.KOREAN, Locale.ENGLISH),
                Locale.ENGLISH, page(name, Locale.ENGLISH, Locale.KOREAN));
    }

    /**
     * The page in the reader's language.
     *
     * @param lang {@code ko} or {@code en}; as {@code Accept-Language} asks when null
     */
    public HttpResponse<byte[]> answer(HttpRequest<?> request, @Nullable String lang) {
        Locale language = lang == null ? Languages.of(request) : known(lang);
        return HttpResponse.ok(pages.get(language))
                .contentType("text/html; charset=utf-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", OWN_THINGS_ALONE);
    }

    private static Locale known(String lang) {
        return Languages.ALL.stream()
                .filter(language -> language.getLanguage().equals(lang))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(List.of(new FieldError("?lang", "must be ko or en"))));
    }

    private static byte[] page(String name, Locale language, Locale other) {
        JsonNode texts;
        try {
            texts = JsonMapper.builder()
                    .build()
                    .readTree(PageFile.content(name + "." + language.getLanguage() + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String template = new String(PageFile.content(name + ".html"), StandardCharsets.UTF_8);
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(escaped(filling(hole, texts, language, other))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String filling(MatchResult hole, JsonNode texts, Locale language, Locale other) {
        String name = Objects.requireNonNull(hole.group(1));
        return switch (name) {
            case "lang" -> language.getLanguage();
            case "other" -> other.getLanguage();
            default -> {
                JsonNode text = texts.required(name);
                yield text.isTextual() ? text.textValue() : text.toString();
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
