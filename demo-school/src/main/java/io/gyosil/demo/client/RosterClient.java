package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has a stack take over a roster: sends the file, shows what would change, has it applied and watches. */
public final class RosterClient implements AutoCloseable {

    private static final String IMPORTS = "/api/roster-imports";
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Set<String> WORKING = Set.of("applying", "undoing");

    private final URI url;
    private final Supplier<String> adminToken;
    private final Sender sender;

    /**
     * @param url where the stack is, for example {@code http://127.0.0.1:8080}
     * @param adminToken a fresh JWT of an admin, into whose organization the roster goes; asked for with each request,
     *     since a long import may outlive one
     */
    public RosterClient(URI url, Supplier<String> adminToken) {
        this(url, adminToken, RetrySchedule.DEFAULT);
    }

    RosterClient(URI url, Supplier<String> adminToken, RetrySchedule patience) {
        this.url = url;
        this.adminToken = adminToken;
        this.sender = new Sender(patience);
    }

    /** An import as the stack shows it. */
    public record Import(JsonNode json) {

        public long id() {
            return json.path("id").asLong();
        }

        public String status() {
            return json.path("status").asText();
        }

        /** How many rows there are to apply. */
        public long rows() {
            return json.path("rows_total").asLong();
        }

        /** Whether unusually much would change. */
        public boolean isOverThreshold() {
            return json.path("over_threshold").asBoolean();
        }

        /** Whether it is at rest though it is not at its end. */
        public boolean isInterrupted() {
            return json.path("interrupted").asBoolean();
        }
    }

    /**
     * Sends a file and gets what it would change. A try that breaks leaves nothing, so it is repeated.
     *
     * @param progress receives bytes
     * @throws DeliveryException when it is refused or cannot be delivered
     */
    public Import preview(Path file, String source, Progress progress) throws DeliveryException, InterruptedException {
        String query = "?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8);
        boolean zip = file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        return answer(
                request(IMPORTS + query, UPLOAD_TIMEOUT)
                        .header("Content-Type", zip ? "application/zip" : "text/csv")
                        .POST(body(file, progress))
                        .build(),
                "the roster");
    }

    /**
     * Has an import applied and waits for the end.
     *
     * @param overThreshold whether it may be applied though unusually much would change
     * @param progress receives rows
     * @throws DeliveryException when it is refused, or the stack no longer answers
     */
    public Import apply(Import preview, boolean overThreshold, Progress progress)
            throws DeliveryException, InterruptedException {
        String path = IMPORTS + "/" + preview.id();
        Import now = answer(
                request(path + "/apply", TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"over_threshold\": " + overThreshold + "}"))
                        .build(),
                "to apply it");
        long shown = 0;
        while (true) {
            long done = now.json().path("rows_done").asLong();
            progress.step(Math.max(0, done - shown));
            shown = Math.max(shown, done);
            if (!WORKING.contains(now.status()) || now.isInterrupted()) {
                return now;
            }
            Thread.sleep(LOOK_AGAIN);
            now = answer(request(path, TIMEOUT).GET().build(), "to show it");
        }
    }

    @Override
    public void close() {
        sender.close();
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + adminToken.get())
                .header("Accept", "application/json, application/problem+json");
    }

    private Import answer(HttpRequest request, String what) throws DeliveryException, InterruptedException {
        return switch (sender.send(request)) {
            case Sender.Answer answer when answer.isSuccess() -> read(answer.body());
            case Sender.Answer(int status, byte[] body) ->
                throw new DeliveryException(url + " refuses " + what + ": " + Problem.sentence(status, body));
            case Sender.Silence(String reason) ->
                throw new DeliveryException(url + " could not be asked " + what + ": " + reason);
        };
    }

    private Import read(byte[] body) throws DeliveryException {
        JsonNode json = Problem.read(body);
        if (!json.path("id").isNumber() || !json.path("status").isTextual()) {
            throw new DeliveryException(url + " answered in an unknown way: is this Gyosil?");
        }
        return new Import(json);
    }

    private static BodyPublisher body(Path file, Progress progress) {
        try {
            return BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> counted(file, progress)), Math.max(1, Files.size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream counted(Path file, Progress progress) {
        try {
            return new Counted(Files.newInputStream(file), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reports how much of the file was sent. */
    private static final class Counted extends FilterInputStream {

        private final Progress progress;

        Counted(@Nullable InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            if (some > 0) {
                progress.step(some);
            }
            return some;
        }
    }
}
