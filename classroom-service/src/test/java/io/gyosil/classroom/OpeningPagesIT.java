package io.gyosil.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.OpenedPage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages come from the service itself, on its own port, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningPagesIT {

    private final ClassroomService service = ClassroomService.on("classroom_page");

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/developers", "/login", "/login?next=/rosters", "/rosters", "/people"})
    void eachIsMadeOfOurFilesAlone(String path) {
        OpenedPage.check(service.anyone(), path);
    }

    @Test
    void developersSeeTheTableOfRoutes() {
        OpenedPage page = OpenedPage.of(service.anyone(), "/developers", "en");
        String module = page.files().stream()
                .filter(file -> file.endsWith("/developers/page.js"))
                .findFirst()
                .orElseThrow();

        assertThat(service.anyone().get(module.replace("page.js", "routes.csv")).text())
                .contains("/developers,classroom,");
        assertThat(service.anyone().get("/swagger/gyosil-classroom-1.yml").status())
                .isEqualTo(200);
    }

    @Test
    void eachIsInTheReadersLanguage() {
        assertThat(page("ko-KR,ko;q=0.9,en;q=0.8")).contains("<html lang=\"ko\">", "명단 가져오기", "?lang=en");
        assertThat(page("en-US")).contains("<html lang=\"en\">", "Import a roster", "?lang=ko");
        for (String languages : List.of("de", "no language; at all")) {
            assertThat(page(languages)).as(languages).contains("<html lang=\"ko\">");
        }
        assertThat(service.anyone().get("/rosters?lang=fr").status()).isEqualTo(400);
    }

    @Test
    void theLanguageThatAReaderChoseStays() {
        Http.Answer chosen = service.anyone().with("Accept-Language", "ko").get("/rosters?lang=en");
        assertThat(chosen.text()).contains("<html lang=\"en\">");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("Path=/", "SameSite=Lax");

        Http reader = service.anyone().with("Cookie", cookie.split(";", 2)[0]);

        assertThat(OpenedPage.of(reader, "/login", "ko").text()).contains("<html lang=\"en\">");
        assertThat(OpenedPage.of(reader, "/login?lang=ko", "en").text()).contains("<html lang=\"ko\">");
        Http wrong = service.anyone().with("Cookie", "gyosil-language=fr");
        assertThat(OpenedPage.of(wrong, "/login", "en").text()).contains("<html lang=\"en\">");
    }

    @Test
    void aFileOfAnotherVersionIsNotKept() {
        String file = OpenedPage.of(service.anyone(), "/login", "en").files().stream()
                .filter(each -> each.endsWith("/shared/gyosil.css"))
                .findFirst()
                .orElseThrow();

        Http.Answer ofTheNext = service.anyone().get(file.replaceFirst("/[0-9a-f]{16}/", "/0123456789abcdef/"));

        assertThat(ofTheNext.status()).isEqualTo(200);
        assertThat(ofTheNext.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login/page.jte",
                "login/ko.properties",
                "x",
                "login",
                "..%2Fapplication.yml",
                "%2e%2e/application.yml",
                "login/..%2f..%2flogback.xml",
                "shared/../../application.yml"
            })
    void nothingElseIsGivenOut(String name) {
        assertThat(service.anyone()
                        .get("/ui/classroom/0123456789abcdef/" + name)
                        .status())
                .isIn(400, 404);
    }

    private String page(String languages) {
        return OpenedPage.of(service.anyone(), "/rosters", languages).text();
    }
}
