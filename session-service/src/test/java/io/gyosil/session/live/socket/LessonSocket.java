package io.gyosil.session.live.socket;

import static io.gyosil.kit.testing.Soon.SOON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client of a lesson's socket, which keeps what it got. */
public final class LessonSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder part = new StringBuilder();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile int closed;

    private LessonSocket(URI service, String sessionId) {
        URI address = URI.create("ws://" + service.getAuthority() + "/ws/live-sessions/" + sessionId);
        this.socket = CLIENT.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** One that has not said anything yet. */
    public static LessonSocket open(URI service, String sessionId) {
        return new LessonSocket(service, sessionId);
    }

    /** One that has said who it is; a negative number stands for none. */
    public static LessonSocket greeted(URI service, String sessionId, String token, long after) {
        LessonSocket socket = open(service, sessionId);
        socket.say(
                "{\"type\": \"hello\", \"token\": \"%s\", \"after\": %s}".formatted(token, after < 0 ? null : after));
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(part.toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed = status;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed = 1006;
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /** The bare socket. */
    public WebSocket bare() {
        return socket;
    }

    /** Posts, and waits for what became of it. */
    public JsonNode post(String clientId, String content) {
        say(JSON.createObjectNode()
                .put("type", "post")
                .put("client_id", clientId)
                .put("content", content)
                .toString());
        return await(frame -> clientId.equals(frame.path("client_id").asText())
                && List.of("ack", "refused").contains(frame.get("type").textValue()));
    }

    /** The first frame that fits, as soon as it is there. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(SOON)
                .until(() -> frames.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** The first frame of a type. */
    public JsonNode await(String type) {
        return await(frame -> frame.get("type").textValue().equals(type));
    }

    /** Waits until a happening of that number came. */
    public void awaitSeq(long seq) {
        await(frame -> frame.path("seq").asLong() >= seq && frame.has("at"));
    }

    /** With which code it was closed. */
    public int awaitClose() {
        org.awaitility.Awaitility.await().atMost(SOON).until(() -> closed != 0);
        return closed;
    }

    public boolean isOpen() {
        return closed == 0;
    }

    /** All that came. */
    public List<JsonNode> frames() {
        return frames;
    }

    /** The happenings that came, in the order in which they did: number, type, and what was said. */
    public List<String> happenings() {
        return frames.stream()
                .filter(frame -> frame.has("at"))
                .map(frame -> frame.get("seq").asLong() + " "
                        + frame.get("type").textValue()
                        + (frame.has("message")
                                ? " " + frame.get("message").path("content").asText()
                                : ""))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
