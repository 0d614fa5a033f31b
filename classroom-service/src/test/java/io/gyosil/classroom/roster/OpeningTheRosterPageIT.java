package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningTheRosterPageIT {

    private final RosterService service = RosterService.on("roster_page");

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void itIsInTheReadersLanguageAndCanBeSwitched() {
        assertThat(page("/rosters", "ko-KR,ko;q=0.9,en;q=0.8").text()).contains("<html lang=\"ko\">", "명단 가져오기");
        assertThat(page("/rosters", "de").text()).contains("<html lang=\"en\">", "Import a roster");
        assertThat(page("/rosters?lang=ko", "en").text()).contains("<html lang=\"ko\">", "/rosters?lang=en");
        assertThat(page("/rosters", "no language; at all").status()).isEqualTo(200);
        assertThat(page("/rosters?lang=fr", "en").status()).isEqualTo(400);
    }

    @Test
    void itIsMadeOfItsOwnFilesAlone() {
        Http.Answer page = page("/rosters", "en");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContain("${")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern(" on[a-z]+=")
                .doesNotContain("style=");
        for (String file : List.of("/assets/gyosil.css", "/assets/rosters.js")) {
            assertThat(page.text()).contains(file);
            assertThat(service.anyone().get(file).status()).isEqualTo(200);
        }
    }

    @Test
    void everyFieldHasALabel() {
        String page = page("/rosters", "en").text();

        Matcher fields =
                Pattern.compile("<(?:input|select)[^>]* id=\"([^\"]+)\"").matcher(page);
        assertThat(fields.results().map(field -> field.group(1))).isNotEmpty().allSatisfy(id -> assertThat(page)
                .containsPattern("for=\"" + id + "\"|<label>[^/]*id=\"" + id + "\""));
    }

    @Test
    void itsFilesAreKeptByTheBrowserUntilTheyChange() {
        Http.Answer css = service.anyone().get("/assets/gyosil.css");
        assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
        assertThat(service.anyone()
                        .get("/assets/rosters.js")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/javascript");
        assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");

        Http.Answer again = service.anyone()
                .with("If-None-Match", css.headers().firstValue("ETag").orElseThrow())
                .get("/assets/gyosil.css");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void nothingElseIsGivenOut() {
        for (String name : List.of("rosters.html", "rosters.ko.json", "..%2Fapplication.yml", "%2e%2e", "x")) {
            assertThat(service.anyone().get("/assets/" + name).status())
                    .as(name)
                    .isIn(400, 404);
        }
    }

    private Http.Answer page(String path, String language) {
        return service.anyone()
                .with("Accept-Language", language)
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get(path);
    }
}
