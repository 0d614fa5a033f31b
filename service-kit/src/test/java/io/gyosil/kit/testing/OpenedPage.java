package io.gyosil.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page as a browser gets it, and what must be so of each. */
public record OpenedPage(Http http, String path, Http.Answer answer) {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/ui/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|@import|import) \"(\\.\\.?/[^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]* id=\"([^\"]+)\"[^>]*>");

    /** As somebody gets it whose browser sends these languages. */
    public static OpenedPage of(Http http, String path, String languages) {
        Http browser =
                http.with("Accept-Language", languages).with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return new OpenedPage(http, path, browser.get(path));
    }

    /** Its markup. */
    public String text() {
        return answer.text();
    }

    /** In both languages: no file is missing, nothing in it runs but modules of ours, every field has a label. */
    public static void check(Http http, String path) {
        for (String language : Set.of("ko", "en")) {
            OpenedPage page = of(http, path, language);
            page.isSafe(language);
            page.everyFieldHasALabel();
            page.everyFileIsThereForGood();
        }
    }

    private void isSafe(String language) {
        assertThat(answer.status()).as(text()).isEqualTo(200);
        assertThat(header("Content-Type")).startsWith("text/html");
        assertThat(header("Content-Security-Policy"))
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(text())
                .contains("<html lang=\"" + language + "\">")
                .doesNotContain("${", "style=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern(" on[a-z]+=");
    }

    private void everyFieldHasALabel() {
        Stream<String> ids = FIELD.matcher(text())
                .results()
                .filter(field -> !field.group().contains(" aria-label="))
                .map(field -> field.group(1));
        assertThat(ids).allSatisfy(id -> assertThat(text())
                .containsPattern("for=\"" + id + "\"|<label[^>]*>[^/]*id=\"" + id + "\""));
    }

    private void everyFileIsThereForGood() {
        Set<String> files = files();
        assertThat(files).anyMatch(file -> file.endsWith(".css")).anyMatch(file -> file.endsWith(".js"));
        assertThat(files).allSatisfy(file -> {
            Http.Answer got = http.get(file);
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
            assertThat(got.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(
                            file.endsWith(".css") ? "text/css" : file.endsWith(".js") ? "text/javascript" : "image/");
        });
    }

    /** Those that the page names, and those that these import. */
    public Set<String> files() {
        Set<String> found = new TreeSet<>();
        FILE.matcher(text()).results().forEach(file -> add(found, file.group(1)));
        return found;
    }

    private void add(Set<String> found, String file) {
        if (found.add(file)) {
            Matcher imports = IMPORT.matcher(http.get(file).text());
            imports.results()
                    .forEach(each ->
                            add(found, URI.create(file).resolve(each.group(1)).toString()));
        }
    }

    private String header(String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
