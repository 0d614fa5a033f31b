package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The entrance of Compose before the real services. */
@Timeout(600)
@Tag("heavy")
@Tag("delivered")
class GoingToTheStackByNginxIT {
    private static final RunningStack STACK = RunningStack.shared();

    @TempDir
    private static Path folder;

    private static Nginx nginx;

    @BeforeAll
    static void start() throws Exception {
        nginx = Nginx.start(
                folder,
                ServiceSpec.ALL.stream()
                        .collect(Collectors.toMap(
                                ServiceSpec::name,
                                spec -> List.of(
                                        URI.create(STACK.info().serviceUrls().get(spec.name()))
                                                .getPort()))));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void everyServiceAnswersAsItDoesAtItsOwnPort() {
        for (ServiceSpec spec : ServiceSpec.ALL) {
            for (String route : spec.routes()) {
                Http.Answer direct = STACK.service(spec.name()).get(route);
                Http.Answer through = Http.at(nginx.url()).get(route);
                assertThat(through.status()).as(route).isEqualTo(direct.status());
                assertThat(through.headers().firstValue("Content-Type"))
                        .as(route)
                        .isEqualTo(direct.headers().firstValue("Content-Type"));
            }
        }
        assertThat(Http.at(nginx.url()).get("/login").status()).isEqualTo(200);
        assertThat(Http.at(nginx.url()).get("/prometheus").status()).isEqualTo(404);
    }

    @Test
    void aViewerUploadsThroughIt() {
        Http.Answer answer = Http.at(nginx.url()).as(STACK.info().viewerToken()).post("/ingest/study/attempts", """
            {"client_session_uuid": "by-nginx-1", "attempts": [{"pub_id": "by-nginx", "selected": 1}]}\
            """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("nothing_ingested");
    }

    @Test
    void aSocketOfALessonOpensThroughItAndIsClosedByTheService() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        URI address = URI.create("ws://" + nginx.url().getAuthority() + "/ws/live-sessions/nobody-knows-this-lesson");
        try (HttpClient client = HttpClient.newHttpClient()) {
            // It may have been closed before that.
            var _ = client.newWebSocketBuilder()
                    .buildAsync(address, new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                            closed.complete(code);
                            return CompletableFuture.completedFuture(null);
                        }
                    })
                    .get(SOON.toSeconds(), TimeUnit.SECONDS)
                    .sendText("no hello", true);

            // The service itself turns away a caller who does not say who it is, by a number of its own.
            assertThat(closed.get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isBetween(1002, 4999)
                    .isNotEqualTo(1006);
        }
    }

    @Test
    void nothingButTheRoutesIsThere() {
        Map<String, Integer> answers = List.of("/health", "/swagger-ui", "/swagger/study.yml", "/loggers").stream()
                .collect(Collectors.toMap(
                        path -> path, path -> Http.at(nginx.url()).get(path).status()));

        assertThat(answers.values()).containsOnly(404);
    }
}
