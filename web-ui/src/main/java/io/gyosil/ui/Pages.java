package io.gyosil.ui;

import gg.jte.Content;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers with pages. One is a folder below {@code pages} on the class path: its template {@code page.jte}, which is what comes
 * between the header and the end of the layout, its texts {@code ko.properties} and {@code en.properties}, and, if it has them,
 * {@code page.js} and {@code page.css}. It holds nothing of anybody, so each is made once in each language.
 */
@Singleton
public class Pages {

    private static final String OWN_THINGS_ALONE =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private final HtmlJteViewsRenderer<Map<String, Object>> templates;
    private final PageFiles files;
    private final ReaderLanguage languages;
    private final Map<Made, byte[]> made = new ConcurrentHashMap<>();

    Pages(HtmlJteViewsRenderer<Map<String, Object>> templates, PageFiles files, ReaderLanguage languages) {
        this.templates = templates;
        this.files = files;
        this.languages = languages;
    }

    private record Made(String name, Locale language, boolean hasNavigation) {}

    /**
     * A page in its reader's language, with the way to the others.
     *
     * @param lang {@code ko} or {@code en}, which is then kept; null when the reader does not choose now
     * @param name its folder
     */
    public HttpResponse<byte[]> answer(HttpRequest<?> request, @Nullable String lang, String name) {
        return answer(request, lang, name, true);
    }

    /** The same without the way to others: for people who are nobody here. */
    public HttpResponse<byte[]> answerAlone(HttpRequest<?> request, @Nullable String lang, String name) {
        return answer(request, lang, name, false);
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request, @Nullable String lang, String name, boolean hasNavigation) {
        Locale language = languages.of(request, lang);
        MutableHttpResponse<byte[]> answer = HttpResponse.ok(
                        made.computeIfAbsent(new Made(name, language, hasNavigation), this::make))
                .contentType("text/html; charset=utf-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", OWN_THINGS_ALONE);
        return lang == null ? answer : languages.keep(request, answer, language);
    }

    private byte[] make(Made which) {
        Page page = new Page(files, which.name(), which.language(), which.hasNavigation());
        String own = render(which.name() + "/page", Map.of("page", page));
        Content content = output -> output.writeContent(own);
        return render("shared/layout", Map.of("page", page, "content", content)).getBytes(StandardCharsets.UTF_8);
    }

    private String render(String template, Map<String, Object> model) {
        StringWriter written = new StringWriter();
        try {
            templates.render(template, model, null).writeTo(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }
}
