package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.delivery.Upstream.Asked;
import io.gyosil.dev.stack.Routes;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Http.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The entrance of Compose before services that only say who they are: its routes, and what it says when nobody answers. */
@Timeout(300)
class GoingInByNginxIT {
    private static final int THREE_MEBIBYTES = 3 << 20;

    @TempDir
    private static Path folder;

    private static Nginx nginx;
    private static final Map<String, Upstream> SERVICES = new LinkedHashMap<>();

    /** Reads a request and goes without a word, as one that is killed. */
    private static ServerSocket dying;

    @BeforeAll
    static void start() throws Exception {
        Map<String, List<Integer>> ports = new LinkedHashMap<>();
        for (ServiceSpec spec : ServiceSpec.ALL) {
            SERVICES.put(spec.name(), new Upstream(spec.name()));
            ports.put(spec.name(), List.of(service(spec.name()).port()));
        }
        dying = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(GoingInByNginxIT::die);
        ports.put("study", List.of(dying.getLocalPort(), service("study").port()));
        // Nobody is there.
        ports.remove("analytics");
        nginx = Nginx.start(folder, ports);
    }

    @AfterAll
    static void stop() throws IOException {
        if (nginx != null) {
            nginx.close();
        }
        SERVICES.values().forEach(Upstream::close);
        dying.close();
    }

    private static void die() {
        while (true) {
            try (Socket socket = dying.accept()) {
                socket.getInputStream().read(new byte[64]);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static Upstream service(String name) {
        return Objects.requireNonNull(SERVICES.get(name), name);
    }

    private static Http anyone() {
        return Http.at(nginx.url());
    }

    @Test
    void everyRouteLeadsToItsService() {
        for (ServiceSpec spec : List.of(ServiceSpec.CLASSROOM, ServiceSpec.SESSION)) {
            for (String route : spec.routes()) {
                assertThat(anyone().get(route).text()).as(route).isEqualTo(spec.name());
                if (route.equals("/")) {
                    continue;
                }
                assertThat(anyone().get(route + "/a%20b?c=%2F").text()).isEqualTo(spec.name());
                assertThat(service(spec.name()).asked().getLast().path()).isEqualTo(route + "/a%20b?c=%2F");
            }
        }
    }

    @Test
    void aSegmentOfARouteMayBeAny(@TempDir Path another) throws Exception {
        Routes routes = Routes.parse("""
            path,service,what
            /api/core,classroom,people
            /api/core/exam-sessions,session,exams
            /api/core/students/{id}/exam-stats,study,figures
            """);
        Map<String, List<Integer>> ports = new LinkedHashMap<>();
        SERVICES.forEach((name, upstream) -> ports.put(name, List.of(upstream.port())));
        try (Nginx own = Nginx.start(another, ports, routes)) {
            Http http = Http.at(own.url());
            assertThat(http.get("/api/core/students/4711/exam-stats").text()).isEqualTo("study");
            assertThat(http.get("/api/core/students/4711/exam-stats/a").text()).isEqualTo("study");
            assertThat(http.get("/api/core/students/4711/exam-statistics").text())
                    .isEqualTo("classroom");
            assertThat(http.get("/api/core/students/4711").text()).isEqualTo("classroom");
            assertThat(http.get("/api/core/exam-sessions/1").text()).isEqualTo("session");
        }
    }

    @Test
    void whatIsForNobodyIsFoundByNobody() throws Exception {
        for (String path : List.of(
                "/prometheus",
                "/health",
                "/health/readiness",
                "/swagger-ui",
                "/nothing",
                "/api/corex",
                "/api",
                "/auth/../prometheus",
                "/auth/%2e%2e/prometheus",
                "/%70rometheus",
                "//prometheus")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .startsWith("HTTP/1.1 404 ")
                    .contains("Content-Type: application/problem+json", "\"type\":\"not-found\"");
        }
        assertThat(service("classroom").asked()).extracting(Asked::path).noneMatch(path -> path.contains("prometheus"));
    }

    @Test
    void aServiceHearsWhoAsksAndUnderWhichName() {
        anyone().with("X-Forwarded-For", "192.0.2.1")
                .with("X-Forwarded-Proto", "https")
                .get("/auth/forwarded");

        Asked asked = last("classroom", "/auth/forwarded");
        assertThat(asked.headers().get("X-forwarded-for")).containsExactly("192.0.2.1, 127.0.0.1");
        assertThat(asked.headers().getFirst("X-forwarded-proto")).isEqualTo("https");
        assertThat(asked.headers().getFirst("X-forwarded-host"))
                .isEqualTo(nginx.url().getAuthority());
        assertThat(asked.headers().getFirst("Host")).isEqualTo(nginx.url().getAuthority());
    }

    @Test
    void onlyASocketOfALessonIsUpgraded() throws Exception {
        upgrade("/auth/upgrade", "h2c");
        upgrade("/auth/socket", "websocket");
        upgrade("/ws/upgrade", "h2c");
        upgrade("/ws/socket", "WebSocket");

        assertThat(last("classroom", "/auth/upgrade").headers()).doesNotContainKey("Upgrade");
        assertThat(last("classroom", "/auth/socket").headers()).doesNotContainKey("Upgrade");
        assertThat(last("session", "/ws/upgrade").headers()).doesNotContainKey("Upgrade");
        assertThat(last("session", "/ws/socket").headers().getFirst("Upgrade")).isEqualTo("websocket");
        assertThat(last("session", "/ws/socket").headers().getFirst("Connection"))
                .isEqualTo("upgrade");
    }

    @Test
    void aServiceThatIsAwayIsAProblemInTheCallersLanguage() {
        Answer english = anyone().get("/api/analytics/features?token=secret");
        Answer korean = anyone().with("Accept-Language", "ko-KR,ko;q=0.9").get("/api/analytics");

        assertThat(english.status()).isEqualTo(503);
        assertThat(english.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(english.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(english.json().path("type").asText()).isEqualTo("unavailable");
        assertThat(english.json().path("detail").asText()).startsWith("The analytics service does not answer");
        assertThat(english.json().path("instance").asText()).isEqualTo("/api/analytics/features");
        assertThat(korean.json().path("title").asText()).isEqualTo("잠시 후 다시 시도해 주세요");
    }

    @Test
    void whatItAnswersItselfIsNeitherKeptNorTakenForAPage() {
        for (String path : List.of("/api/analytics", "/nobodys")) {
            Answer answer = anyone().get(path);

            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
        assertThat(anyone().get("/auth/status/404").headers().map()).doesNotContainKey("content-security-policy");
    }

    @Test
    void aPathThatWouldBreakJsonBreaksNothing() throws Exception {
        String answer = raw("GET /api/analytics/a\"b\\c HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 503 ").endsWith("\"instance\":\"/api/analytics/a\"}");
    }

    @Test
    void whatAServiceSaysItselfIsPassedOnAsItIs() {
        for (int status : List.of(404, 413, 500, 504)) {
            Answer answer = anyone().get("/auth/status/" + status);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).isEqualTo("classroom");
        }
    }

    @Test
    void whatWasReadByOneThatDiedGoesToAnotherOnlyIfItChangesNothing() {
        List<Integer> gets = new ArrayList<>();
        List<Integer> posts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            posts.add(anyone().post("/ingest/upload", "{}").status());
        }
        for (int i = 0; i < 6; i++) {
            gets.add(anyone().get("/study/look").status());
        }

        assertThat(gets).containsOnly(200);
        assertThat(posts).contains(503, 200);
        assertThat(service("study").asked().stream()
                        .filter(asked -> asked.method().equals("POST"))
                        .count())
                .isEqualTo(posts.stream().filter(status -> status == 200).count());
    }

    @Test
    void aRosterStreamsThroughAndNothingElseIsThatLarge() throws Exception {
        Answer refused = anyone().post("/auth/large", "x".repeat(THREE_MEBIBYTES));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("type").asText()).isEqualTo("too-large");

        try (Socket socket = new Socket(nginx.url().getHost(), nginx.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/roster-imports HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: "
                            + THREE_MEBIBYTES + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[THREE_MEBIBYTES / 2]);
            out.flush();
            // The service has the beginning while the end is not even sent.
            assertThat(service("classroom").firstBytes().await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            out.write(new byte[THREE_MEBIBYTES / 2]);
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(last("classroom", "/api/roster-imports").bytes()).isEqualTo(THREE_MEBIBYTES);
    }

    @Test
    void itsLogSaysWhatHappenedAndNotToWhom() throws Exception {
        anyone().get("/auth/users/4711?token=abcdef");

        // Written when the answer is gone.
        await().atMost(SOON).untilAsserted(() -> assertThat(nginx.accessLog())
                .contains("\"method\":\"GET\",\"service\":\"classroom\",\"status\":200"));
        assertThat(nginx.accessLog()).doesNotContain("4711", "abcdef", "127.0.0.1");
    }

    @Test
    void theHealthCheckIsAnsweredAndNotByTheDoor() {
        String url = ComposeFile.list(ComposeFile.map(ComposeFile.read().service("entrance"), "healthcheck"), "test")
                .getLast();

        assertThat(Http.at(nginx.alive()).get(URI.create(url).getPath()).text()).isEqualTo("alive\n");
        assertThat(ComposeFile.file("compose/nginx.conf"))
                .contains("listen " + URI.create(url).getAuthority() + ";");
    }

    private static void upgrade(String path, String protocol) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: Upgrade, close\r\nUpgrade: " + protocol
                        + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(nginx.url().getHost(), nginx.url().getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Asked last(String service, String path) {
        return service(service).asked().stream()
                .filter(asked -> asked.path().equals(path))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
