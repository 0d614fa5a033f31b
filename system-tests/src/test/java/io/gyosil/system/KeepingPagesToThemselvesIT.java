package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and answers let a browser do: load from us alone, be framed by nobody, keep nothing of anybody. */
class KeepingPagesToThemselvesIT {

    private static final int A_MOMENT_MS = 700;

    /** Swagger UI writes one style into its page, which the policy refuses, and the page does without. */
    private static final String STYLE_OF_SWAGGER = "sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=";

    private static final RunningStack STACK = RunningStack.shared();
    private static final List<String> PAGES = List.of(
            "/",
            "/developers",
            "/login",
            "/people",
            "/rosters",
            "/live",
            "/exercises",
            "/words",
            "/join",
            "/join/ABCDEFGH");
    private static final List<String> SERVICES = List.of("classroom", "session", "study", "analytics");

    private static void assertSafe(Http.Answer answer) {
        assertThat(answer.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsKey("cache-control")
                .doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.headers().map().get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src '", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-", "*", "http");
    }

    @Test
    void everyPageLoadsFromUsAloneAndBreaksNoneOfItsOwnRules() {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        try (Chromium chromium = Chromium.at(STACK.info().url())) {
            for (String path : PAGES) {
                assertSafe(STACK.anyone().get(path));
                // Loaded it is; what its scripts ask for then comes within a moment.
                open(chromium, STACK.info().url(), path, elsewhere).waitForTimeout(A_MOMENT_MS);
            }
            for (String service : SERVICES) {
                URI uri = URI.create(
                        Objects.requireNonNull(STACK.info().serviceUrls().get(service)));
                assertSafe(STACK.service(service).get("/swagger-ui/index.html"));
                open(chromium, uri.toString(), "/swagger-ui/index.html", elsewhere)
                        .waitForSelector(".swagger-ui .opblock");
            }
            assertThat(chromium.errors()).allMatch(error -> error.contains(STYLE_OF_SWAGGER));
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void loggingInLeadsToAPageOfOursWhateverTheAddressSays() {
        String url = STACK.info().url().replaceAll("/$", "");
        try (Chromium chromium = Chromium.at(STACK.info().url())) {
            Page page = chromium.somebody(Chromium.DESK);
            for (String next : List.of(
                    "/live",
                    "/%09/elsewhere.example",
                    "//elsewhere.example",
                    "/.//elsewhere.example",
                    "javascript:1")) {
                page.navigate(url + "/login?next=" + next);
                page.waitForCondition(
                        () -> page.locator("#switch").getAttribute("href").contains("next="));
                assertThat(page.evaluate("""
                    () => {
                        const next = new URL(document.getElementById("switch").href).searchParams.get("next");
                        return new URL(next, location.href).origin === location.origin;
                    }\
                    """)).as(next).isEqualTo(true);
            }
        }
    }

    private static Page open(Chromium chromium, String origin, String path, List<String> elsewhere) {
        Page page = chromium.somebody(Chromium.DESK);
        page.onRequest(request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
                elsewhere.add(path + " asks " + request.url());
            }
        });
        page.navigate(origin.replaceAll("/$", "") + path);
        return page;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 /ui/classroom/0/shared/gyosil.css",
                "200 /ui/session/0/live/page.js",
                "200 /.well-known/jwks.json",
                "401 /api/core/users",
                "401 /api/analytics/features/topic-daily",
                "401 /ingest/study/attempts",
                "404 /ui/classroom/0/nothing.css",
                "404 /nothing/of/ours",
                "404 /join/nothing/here"
            })
    void everyKindOfAnswerIsSafe(String kind) {
        String[] parts = kind.split(" ");
        Http.Answer answer = STACK.anyone().get(parts[1]);

        assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(parts[0]));
        assertSafe(answer);
    }

    @Test
    void whatIsAnsweredAboutPeopleIsNotCached() {
        for (String path : List.of("/api/core/users", "/api/analytics/features/topic-daily", "/auth/me")) {
            Http.Answer answer = STACK.admin().get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.headers().map()).containsEntry("cache-control", List.of("no-store"));
        }
    }

    @Test
    void aSocketThatIsRefusedIsRefusedSafely() {
        Map<String, String> upgrade = Map.of(
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
                "Origin", "https://elsewhere.example");
        Http.Answer answer = upgrade.entrySet().stream()
                .reduce(STACK.anyone(), (http, header) -> http.with(header.getKey(), header.getValue()), (a, b) -> b)
                .get("/ws/live-sessions/nothing");

        assertThat(answer.status()).isBetween(400, 499);
        assertSafe(answer);
    }
}
