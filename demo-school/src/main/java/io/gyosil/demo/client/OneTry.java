package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Sends an upload once and repeats nothing by itself: for a client that keeps account of every try.
 *
 * <p>Safe for many threads.
 */
public final class OneTry implements AutoCloseable {

    /** Longer than a service takes to say that it cannot. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final URI url;
    private final String viewerToken;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * @param url where the stack is, for example {@code http://127.0.0.1:8080}
     * @param viewerToken bearer token of the viewer
     */
    public OneTry(URI url, String viewerToken) {
        this.url = url;
        this.viewerToken = viewerToken;
    }

    /** What became of the try. */
    public sealed interface Outcome {}

    /** The server took it, now or before: a whole answer with a 2xx. */
    public record Accepted(JsonNode body) implements Outcome {}

    /** The server said no and will say no again. */
    public record Refused(String reason) implements Outcome {}

    /**
     * No answer that counts: a broken connection, a 5xx, half an answer. The upload may or may not be in.
     *
     * @param status 0 where there was no answer at all
     * @param type of the problem in the answer; else what broke
     */
    public record Unknown(int status, String type) implements Outcome {}

    /** Sends the upload. */
    public Outcome send(Upload upload) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/ingest/study/attempts"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + viewerToken)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.body(upload)))
                .build();
        try {
            return outcome(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            return new Unknown(0, broken.toString());
        }
    }

    private static Outcome outcome(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode body = Problem.read(response.body());
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return new Unknown(status, body.path("type").asText());
        }
        if (status >= 300) {
            return new Refused(Problem.sentence(status, response.body()));
        }
        return body.isObject() ? new Accepted(body) : new Unknown(status, "an answer that is no JSON");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
