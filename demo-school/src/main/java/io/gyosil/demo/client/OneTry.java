package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Sends an upload once and repeats nothing by itself: for a caller who keeps account of every try.
 *
 * <p>Safe for many threads.
 */
public final class OneTry implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final RetrySchedule NEVER_AGAIN =
            new RetrySchedule(Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(2));

    private final URI url;
    private final String viewerToken;
    private final Sender sender = new Sender(NEVER_AGAIN);

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

    /** No answer that counts: a broken connection, a 5xx, half an answer. The upload may or may not be in. */
    public record Unknown(String reason) implements Outcome {}

    /** Sends the upload. */
    public Outcome send(Upload upload) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/ingest/study/attempts"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + viewerToken)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.body(upload)))
                .build();
        return switch (sender.send(request)) {
            case Sender.Answer answer when answer.isSuccess() -> accepted(Problem.read(answer.body()));
            case Sender.Answer(int status, byte[] body) -> new Refused(Problem.sentence(status, body));
            case Sender.Silence(String reason) -> new Unknown(reason);
        };
    }

    private static Outcome accepted(JsonNode body) {
        return body.isObject() ? new Accepted(body) : new Unknown("an answer that is no JSON");
    }

    @Override
    public void close() {
        sender.close();
    }
}
