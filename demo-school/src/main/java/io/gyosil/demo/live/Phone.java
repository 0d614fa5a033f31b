package io.gyosil.demo.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One participant's device in a lesson. It beats, comes back with its place when the socket breaks, and posts again what was
 * not acknowledged, until the lesson ends, the participant is removed or it is closed.
 */
public final class Phone implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(3);
    private static final int LONGEST_PAUSE_MILLIS = 1_000;
    private static final Set<Integer> NOT_AGAIN = Set.of(1003, 1009, 4000, 4001, 4003, 4004);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI address;
    private final String token;
    private final Consumer<JsonNode> listener;
    private final Map<String, Posted> waiting = new ConcurrentHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private final Thread keeper;
    private volatile @Nullable WebSocket socket;
    private volatile boolean closing;
    private int connections;

    /** What was sent and not acknowledged yet. */
    private record Posted(String content, CompletableFuture<JsonNode> answer, long[] sentAt) {}

    /**
     * @param address of the lesson's socket, {@code ws://…/ws/live-sessions/{id}}
     * @param token of the participant
     * @param listener receives every frame but of beats, one after the other
     */
    public Phone(HttpClient http, URI address, String token, Consumer<JsonNode> listener) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.listener = listener;
        this.keeper = Thread.ofVirtual().name("phone").unstarted(this::keep);
    }

    /** Connects, and stays so. */
    public Phone open() {
        keeper.start();
        return this;
    }

    /** Waits until the lesson has welcomed it for the first time. */
    public boolean awaitWelcome(Duration most) throws InterruptedException {
        return welcomed.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Posts a message, as often as it takes.
     *
     * @param clientId the message's own name
     * @return the {@code ack}, or the {@code refused} that no repetition would change
     */
    public CompletableFuture<JsonNode> post(String clientId, String content) {
        Posted posted = new Posted(content, new CompletableFuture<>(), new long[1]);
        waiting.put(clientId, posted);
        send(clientId, posted);
        return posted.answer();
    }

    /** All that it saw, in the order in which it came. */
    public List<Happening> happenings() {
        synchronized (happenings) {
            return List.copyOf(happenings);
        }
    }

    /** The number of the latest happening that it saw; 0 when there is none. */
    public long lastSeq() {
        synchronized (happenings) {
            return happenings.isEmpty() ? 0 : happenings.getLast().seq();
        }
    }

    /** What should not have come: a gap, or a number twice. */
    public List<String> complaints() {
        synchronized (happenings) {
            return List.copyOf(complaints);
        }
    }

    /** How often it was welcomed. */
    public int connections() {
        synchronized (happenings) {
            return connections;
        }
    }

    /** Breaks the connection as a sleeping phone does; it comes back by itself. */
    public void drop() {
        WebSocket now = socket;
        if (now != null) {
            now.abort();
        }
    }

    /** Waits until it will never come back: the lesson has ended, or this was turned away for good. */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return keeper.join(most);
    }

    @Override
    public void close() {
        closing = true;
        WebSocket now = socket;
        if (now != null) {
            now.abort();
        }
        keeper.interrupt();
        waiting.values().forEach(posted -> posted.answer().cancel(false));
    }

    private void keep() {
        int failures = 0;
        while (!closing && ended.getCount() > 0) {
            Line line = new Line();
            try {
                WebSocket open = http.newWebSocketBuilder()
                        .connectTimeout(PATIENCE)
                        .buildAsync(address, line)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                socket = open;
                send(hello());
                failures = 0;
                stay(line, open);
                open.abort();
            } catch (ExecutionException | TimeoutException notThere) {
                failures++;
            } catch (InterruptedException closed) {
                return;
            }
            if (closing || ended.getCount() == 0 || !pause(failures)) {
                return;
            }
        }
    }

    private void stay(Line line, WebSocket open) throws InterruptedException {
        long beatAt = System.nanoTime() + BEAT.toNanos();
        // Of a socket that it broke itself, the listener hears nothing.
        while (!line.closed.await(200, TimeUnit.MILLISECONDS) && !open.isInputClosed()) {
            if (System.nanoTime() - beatAt > 0) {
                send(JSON.createObjectNode().put("type", "beat"));
                beatAt = System.nanoTime() + BEAT.toNanos();
            }
            repeat(REPEAT_AFTER.toNanos());
        }
    }

    private static boolean pause(int failures) {
        try {
            int most = Math.min(LONGEST_PAUSE_MILLIS, 100 << Math.min(failures, 5));
            Thread.sleep(ThreadLocalRandom.current().nextInt(most / 2, most + 1));
            return true;
        } catch (InterruptedException closed) {
            return false;
        }
    }

    private ObjectNode hello() {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("token", token);
        if (connections() > 0) {
            hello.put("after", lastSeq());
        }
        return hello;
    }

    private void repeat(long olderThanNanos) {
        long now = System.nanoTime();
        waiting.forEach((clientId, posted) -> {
            if (now - posted.sentAt()[0] > olderThanNanos) {
                send(clientId, posted);
            }
        });
    }

    private void send(String clientId, Posted posted) {
        posted.sentAt()[0] = System.nanoTime();
        send(JSON.createObjectNode()
                .put("type", "post")
                .put("client_id", clientId)
                .put("content", posted.content()));
    }

    /** A socket takes one message at a time; one that breaks meanwhile is noticed by the keeper. */
    private synchronized void send(ObjectNode frame) {
        WebSocket now = socket;
        if (now == null || now.isOutputClosed()) {
            return;
        }
        try {
            now.sendText(frame.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            now.abort();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "beat" -> {
                return;
            }
            case "welcome" -> {
                synchronized (happenings) {
                    connections++;
                    if (frame.path("more").asBoolean()) {
                        complaints.add("was away for too long: older happenings are left out");
                    }
                }
                welcomed.countDown();
                repeat(-1);
            }
            case "ack" -> settle(frame);
            case "refused" -> {
                // A server that is busy or restarting says so, and is asked again.
                if (!isForNow(frame.path("problem"))) {
                    settle(frame);
                }
            }
            default -> {
                if (frame.path("seq").isIntegralNumber()) {
                    keep(new Happening(frame.path("seq").asLong(), frame));
                }
            }
        }
        listener.accept(frame);
    }

    private static boolean isForNow(JsonNode problem) {
        int status = problem.path("status").asInt();
        return status >= 500 || status == 429;
    }

    private void settle(JsonNode frame) {
        Posted posted = waiting.remove(frame.path("client_id").asText());
        if (posted != null) {
            posted.answer().complete(frame);
        }
    }

    private void keep(Happening happening) {
        synchronized (happenings) {
            long last = happenings.isEmpty()
                    ? happening.seq() - 1
                    : happenings.getLast().seq();
            if (happening.seq() != last + 1) {
                complaints.add("happening " + happening.seq() + " came after " + last);
            }
            happenings.add(happening);
        }
    }

    /** One connection. */
    private final class Line implements WebSocket.Listener {

        private final CountDownLatch closed = new CountDownLatch(1);
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (JsonProcessingException notJson) {
                    synchronized (happenings) {
                        complaints.add("a frame was no JSON");
                    }
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            if (NOT_AGAIN.contains(code)) {
                ended.countDown();
            }
            closed.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.countDown();
        }
    }
}
