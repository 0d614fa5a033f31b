package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.demo.DemoFailure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks JSON to a stack: what fails for a while is tried again. */
public final class JsonApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final @Nullable String token;
    private final Sender sender = new Sender(RetrySchedule.DEFAULT);

    private JsonApi(URI url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** Speaks as nobody in particular. */
    public static JsonApi at(URI url) {
        return new JsonApi(url, null);
    }

    /** Speaks as the one who has this token. */
    public static JsonApi at(URI url, String token) {
        return new JsonApi(url, token);
    }

    /** An object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * What is there; empty where there is nothing, or nothing for this caller.
     *
     * @throws DemoFailure when nobody answers
     */
    public Optional<JsonNode> get(String path) throws InterruptedException {
        return answer(send("GET", path, null), path, false);
    }

    /**
     * What became of a request; empty when it was refused.
     *
     * @throws DemoFailure when nobody answers
     */
    public Optional<JsonNode> tryPost(String path, JsonNode body) throws InterruptedException {
        return answer(send("POST", path, body), path, false);
    }

    /**
     * What became of a request.
     *
     * @throws DemoFailure when it was refused, or nobody answers
     */
    public JsonNode post(String path, JsonNode body) throws InterruptedException {
        return answer(send("POST", path, body), path, true).orElseThrow();
    }

    /** Like {@link #post}, to set something. */
    public JsonNode put(String path, JsonNode body) throws InterruptedException {
        return answer(send("PUT", path, body), path, true).orElseThrow();
    }

    /** All items of a list, page by page. */
    public List<JsonNode> list(String path) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String page = path + (path.contains("?") ? "&" : "?") + "limit=500" + cursor;
            JsonNode answer = answer(send("GET", page, null), page, true).orElseThrow();
            answer.path("items").forEach(items::add);
            cursor = answer.path("next_cursor").isTextual()
                    ? "&cursor=" + answer.path("next_cursor").textValue()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    @Override
    public void close() {
        sender.close();
    }

    private Sender.Reply send(String method, String path, @Nullable JsonNode body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return sender.send(request.build());
    }

    private Optional<JsonNode> answer(Sender.Reply reply, String path, boolean needed) {
        return switch (reply) {
            case Sender.Answer answer when answer.isSuccess() -> Optional.of(Problem.read(answer.body()));
            case Sender.Answer(int status, byte[] body) -> {
                if (needed) {
                    throw new DemoFailure(url.resolve(path) + " refuses: " + Problem.sentence(status, body));
                }
                yield Optional.empty();
            }
            case Sender.Silence(String reason) -> throw new DemoFailure(reason);
        };
    }
}
