package io.gyosil.kit.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer says to browsers, also those that no route gave. */
class AnsweringSafelyIT {

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_headers");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void assertSafe(Http.Answer answer) {
        Map<String, List<String>> headers = answer.headers().map();
        assertThat(headers)
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("same-origin"))
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 GET /trial/csv",
                "401 GET /trial/caller",
                "404 GET /nothing",
                "404 GET /swagger/nothing.yml",
                "404 GET /swagger-uix",
                "405 DELETE /trial/csv",
                "400 GET /trial/path/text",
                "422 GET /trial/problem",
                "500 GET /trial/broken",
                "200 GET /health/readiness",
                "200 GET /prometheus",
                "400 GET /health/nothing"
            })
    void everyKindOfAnswerIsSafe(String kind) {
        String[] parts = kind.split(" ");
        Http.Answer answer = service.anyone().send(parts[1], parts[2], null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(parts[0]));
        assertSafe(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/", "/swagger-ui/index.html"})
    void thePageOfTheInterfaceRunsItsOwnScriptsByWhicheverPath(String path) {
        Http.Answer page = service.anyone().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<div id=\"swagger-ui\">");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self' 'sha256-"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedSafely() {
        Http.Answer answer = service.anyone().post("/trial/body", "x".repeat(2 << 20));

        assertThat(answer.status()).isEqualTo(413);
        assertSafe(answer);
    }

    @Test
    void theAnswerToAnImproperRequestDoesNotNameTheServer() {
        String answer = RawHttp.answer(service.uri(), "GET /trial/csv HTTP/1.1", "Host: x", "X: " + "y".repeat(9_000));

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("netty", "micronaut", "server:");
    }

    @Test
    void onlyAProxyOfOursIsBelievedThatThereIsTls() {
        assertThat(service.anyone()
                        .with("X-Forwarded-Proto", "https")
                        .get("/trial/csv")
                        .headers()
                        .map())
                .doesNotContainKey("strict-transport-security");
        try (TrialService behind = TrialService.on("kit_headers", Map.of("gyosil.proxies", 1))) {
            assertThat(behind.anyone()
                            .with("X-Forwarded-Proto", "https")
                            .get("/trial/csv")
                            .headers()
                            .firstValue("strict-transport-security"))
                    .hasValue("max-age=31536000");
            assertThat(behind.anyone()
                            .with("X-Forwarded-Proto", "http")
                            .get("/trial/csv")
                            .headers()
                            .map())
                    .doesNotContainKey("strict-transport-security");
        }
    }
}
