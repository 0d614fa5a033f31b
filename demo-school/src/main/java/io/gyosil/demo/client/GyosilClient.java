package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;

/**
 * Speaks to one stack: publishes questions as a teacher, sends uploads as a viewer.
 *
 * <p>A request that meets a broken connection, a 5xx or a 429 is repeated, ever more slowly, for two minutes. That does
 * no harm: questions are replaced by themselves and an upload's uuid follows from its content. Any other 4xx is final.
 *
 * <p>Safe for many threads.
 */
public final class GyosilClient implements AutoCloseable {

    /** Answers to which every further request would get the same: no entry, or not our server. */
    private static final Set<Integer> HOPELESS = Set.of(401, 403, 404, 405);

    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(30);

    private final URI url;
    private final String viewerToken;
    private final String teacherToken;
    private final Sender sender;

    /**
     * @param url where the stack is, for example {@code http://127.0.0.1:8080}
     * @param viewerToken bearer token of the viewer, for uploads
     * @param teacherToken JWT of a teacher or admin, for questions
     */
    public GyosilClient(URI url, String viewerToken, String teacherToken) {
        this(url, viewerToken, teacherToken, RetrySchedule.DEFAULT);
    }

    GyosilClient(URI url, String viewerToken, String teacherToken, RetrySchedule patience) {
        this.url = url;
        this.viewerToken = viewerToken;
        this.teacherToken = teacherToken;
        this.sender = new Sender(patience);
    }

    /**
     * Publishes one batch.
     *
     * @throws DeliveryException if it was refused or could not be delivered
     */
    PublishCounts publish(QuestionBatch batch) throws DeliveryException, InterruptedException {
        Sender.Reply reply = sender.send(request("/study/questions", teacherToken, PUBLISH_TIMEOUT)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(batch.body()))
                .build());
        return switch (reply) {
            case Sender.Answer answer when answer.isSuccess() -> counts(answer);
            case Sender.Answer(int status, byte[] body) ->
                throw new DeliveryException(url + " refuses the questions: " + Problem.sentence(status, body));
            case Sender.Silence(String reason) ->
                throw new DeliveryException("The questions could not be delivered: " + reason);
        };
    }

    /**
     * Sends one upload.
     *
     * @throws DeliveryException if this stack would answer any upload the same: no entry
     */
    public Delivery upload(Upload upload) throws DeliveryException, InterruptedException {
        Sender.Reply reply = sender.send(request("/ingest/study/attempts", viewerToken, UPLOAD_TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.body(upload)))
                .build());
        return switch (reply) {
            case Sender.Answer answer when answer.isSuccess() -> delivered(answer);
            case Sender.Answer(int status, byte[] body) -> refused(status, body);
            case Sender.Silence(String reason) -> new Delivery.NotDelivered(reason);
        };
    }

    /** Ends waiting: requests under way are finished, nothing is repeated any more. */
    public void stop() {
        sender.stop();
    }

    boolean isStopped() {
        return sender.isStopped();
    }

    /** How often requests were repeated so far. */
    public long retries() {
        return sender.retries();
    }

    @Override
    public void close() {
        sender.close();
    }

    private HttpRequest.Builder request(String path, String token, Duration timeout) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
    }

    private PublishCounts counts(Sender.Answer answer) throws DeliveryException {
        JsonNode json = Problem.read(answer.body());
        if (!json.path("created").isNumber()) {
            throw new DeliveryException(url + " took the questions but did not say how many: is this Gyosil?");
        }
        return new PublishCounts(
                json.path("created").asLong(),
                json.path("changed").asLong(),
                json.path("unchanged").asLong());
    }

    private Delivery delivered(Sender.Answer answer) throws DeliveryException {
        JsonNode json = Problem.read(answer.body());
        int skipped = json.path("skipped").size();
        if (json.path("sessions").isEmpty() && skipped > 0) {
            return new Delivery.Refused("the server knows none of the questions, for example "
                    + json.path("skipped").path(0).path("pub_id").asText());
        }
        return switch (json.path("status").asText()) {
            case "ingested" -> new Delivery.Ingested(skipped);
            case "already_ingested" -> new Delivery.AlreadyThere(skipped);
            default -> throw new DeliveryException(url + " answered an upload in an unknown way: is this Gyosil?");
        };
    }

    private Delivery refused(int status, byte[] body) throws DeliveryException {
        String why = Problem.sentence(status, body);
        if (HOPELESS.contains(status)) {
            throw new DeliveryException(url + " takes no uploads from us: " + why);
        }
        return new Delivery.Refused(why);
    }
}
