package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of another site has a browser ask of a service on the browser's own machine. */
class ComingFromAnotherSiteIT {

    private static TrialService direct;
    private static TrialService behindProxy;

    @BeforeAll
    static void start() {
        direct = TrialService.on("kit_origins");
        behindProxy = TrialService.on("kit_origins", Map.of("gyosil.proxies", 1));
    }

    @AfterAll
    static void stop() {
        direct.close();
        behindProxy.close();
    }

    @Test
    void itIsRefusedWithAProblemOfOurs() {
        Http.Answer answer = direct.anyone()
                .with("Origin", "https://evil.example")
                .with("Accept-Language", "ko")
                .get("/trial/problem");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().get("type").textValue()).isEqualTo("forbidden");
        assertThat(answer.json().get("detail").textValue()).isEqualTo("다른 사이트의 페이지에서 보낸 요청입니다.");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, https://evil.example,  403",
        "127.0.0.1:8080, null,                  403",
        "127.0.0.1,      http://localhost.evil, 403",
        "[::1]:8080,     https://evil.example,  403",
        "localhost:8080, http://localhost:3000, 422",
        "127.0.0.1:8080, http://127.0.0.1:8080, 422",
        "school.example, https://evil.example,  422",
        "school.example, https://school.example, 422"
    })
    void onlyALoopbackHostMindsWhereAPageIsFrom(String host, String origin, int status) {
        assertThat(status(direct, host, "Origin: " + origin)).isEqualTo(status);
    }

    @Test
    void theForwardedHostIsBelievedOfAKnownProxyAlone() {
        String origin = "Origin: https://school.example";

        assertThat(status(behindProxy, "127.0.0.1:8083", origin, "X-Forwarded-Host: school.example"))
                .isEqualTo(422);
        assertThat(status(direct, "127.0.0.1:8083", origin, "X-Forwarded-Host: school.example"))
                .isEqualTo(403);
        assertThat(status(behindProxy, "127.0.0.1:8083", origin)).isEqualTo(403);
    }

    private static int status(TrialService service, String host, String... more) {
        String[] lines = new String[more.length + 3];
        lines[0] = "GET /trial/problem HTTP/1.1";
        lines[1] = "Host: " + host;
        lines[2] = "Connection: close";
        System.arraycopy(more, 0, lines, 3, more.length);
        return Integer.parseInt(RawHttp.answer(service.uri(), lines).split(" ")[1]);
    }
}
