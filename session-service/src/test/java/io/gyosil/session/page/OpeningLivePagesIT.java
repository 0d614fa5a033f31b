package io.gyosil.session.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.OpenedPage;
import io.gyosil.session.SessionService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages come from the service itself, on its own port, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningLivePagesIT {

    private final SessionService service = SessionService.on("session_page", Map.of("gyosil.proxies", 1));

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/exercises", "/words", "/join", "/join/ABCD2345", "/join/%3Cscript%3E"})
    void eachIsMadeOfOurFilesAlone(String path) {
        OpenedPage.check(service.anyone(), path);
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
}
