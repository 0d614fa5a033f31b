package io.gyosil.session.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.session.SessionService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages come from the service itself, on its own port, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningLivePagesIT {

    private static final Pattern ASSET = Pattern.compile("\"(/live/assets/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

    private final SessionService service = SessionService.on("session_page", Map.of("gyosil.proxies", 1));

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/join", "/join/ABCD2345", "/join/%3Cscript%3E"})
    void eachIsMadeOfFilesOfTheServiceAlone(String path) {
        Http.Answer page = page(path, "ko");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<html lang=\"ko\">").doesNotContain("${", "style=", "<script>");
        assertThat(page.text()).doesNotContainPattern(" on[a-z]+=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page(path, "fr").text()).contains("<html lang=\"en\">");
        assertThat(assets(page)).isNotEmpty().allSatisfy(asset -> assertThat(
                        service.anyone().get(asset).status())
                .as(asset)
                .isEqualTo(200));
    }

    /** Those that the page names, and those that these import. */
    private Set<String> assets(Http.Answer page) {
        Set<String> found = new TreeSet<>();
        ASSET.matcher(page.text()).results().forEach(asset -> found.add(asset.group(1)));
        for (String asset : List.copyOf(found)) {
            IMPORT.matcher(service.anyone().get(asset).text())
                    .results()
                    .forEach(imported -> found.add("/live/assets/" + imported.group(1)));
        }
        return found;
    }

    @Test
    void theQrIsAPictureOfTheAddressThatTheReaderSees() {
        Http.Answer here = service.anyone().get("/live/qr/ABCD2345");
        Http.Answer behind = service.anyone()
                .with("X-Forwarded-Host", "gyosil.example")
                .with("X-Forwarded-Proto", "https")
                .get("/live/qr/ABCD2345");

        assertThat(here.status()).isEqualTo(200);
        assertThat(here.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(here.text()).startsWith("<svg ").isNotEqualTo(behind.text());
        for (String wrong : List.of("abcd2345", "ABCD234", "ABCD2341", "%3Csvg%3E")) {
            assertThat(service.anyone().get("/live/qr/" + wrong).status())
                    .as(wrong)
                    .isIn(400, 404);
        }
        assertThat(service.anyone()
                        .with("X-Forwarded-Host", "\"><script>")
                        .get("/live/qr/ABCD2345")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingElseIsGivenOut() {
        for (String name : List.of("live.html", "join.ko.json", "..%2Fapplication.yml", "x")) {
            assertThat(service.anyone().get("/live/assets/" + name).status())
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
