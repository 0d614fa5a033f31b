package io.gyosil.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.JsonApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A lesson in the hands of its teacher.
 *
 * @param url the entrance
 * @param token fresh ones of the teacher: a lesson may outlive one
 * @param lesson as it was started
 */
public record LessonDesk(URI url, Supplier<String> token, JsonNode lesson) {

    private static final String LESSONS = "/api/live-sessions";
    private static final Duration HEARD_WITHIN = Duration.ofMinutes(2);

    /** Somebody who joined. */
    public record Seat(String nickname, String token) {}

    /** Starts a lesson for a class. */
    public static LessonDesk start(URI url, Supplier<String> token, String classId, String title)
            throws InterruptedException {
        try (JsonApi teacher = JsonApi.at(url, token.get())) {
            return new LessonDesk(
                    url,
                    token,
                    teacher.post(
                            LESSONS, JsonApi.object().put("class_id", classId).put("title", title)));
        }
    }

    /**
     * A new class, and a lesson for it as soon as the session service has heard of the class.
     *
     * @throws DemoFailure when it does not hear of it in time
     */
    public static LessonDesk open(URI url, Supplier<String> token, String name) throws InterruptedException {
        try (JsonApi teacher = JsonApi.at(url, token.get())) {
            ObjectNode grade = JsonApi.object().put("name", name).put("grade_level", "5");
            JsonNode made = teacher.post("/api/core/classes", grade);
            ObjectNode body =
                    JsonApi.object().put("class_id", made.path("id").asText()).put("title", name);
            long deadline = System.nanoTime() + HEARD_WITHIN.toNanos();
            while (System.nanoTime() - deadline < 0) {
                Optional<JsonNode> lesson = teacher.tryPost(LESSONS, body);
                if (lesson.isPresent()) {
                    return new LessonDesk(url, token, lesson.get());
                }
                Thread.sleep(50);
            }
            throw new DemoFailure("No lesson could be started within " + HEARD_WITHIN.toSeconds() + " s.");
        }
    }

    /** The lesson's id. */
    public String id() {
        return lesson.path("session_id").asText();
    }

    /** What pupils type. */
    public String code() {
        return lesson.path("code").asText();
    }

    /** The teacher's own seat. */
    public Seat ownSeat() {
        return new Seat("teacher", lesson.path("participant_token").asText());
    }

    /** A pupil comes in by the code. */
    public Seat join(JsonApi nobody, String nickname, int avatar) throws InterruptedException {
        ObjectNode body = JsonApi.object()
                .put("code", code())
                .put("nickname", nickname)
                .put("avatar_id", avatar)
                .put("device_id", id() + "-" + avatar);
        return new Seat(
                nickname,
                nobody.post(LESSONS + "/join", body).path("participant_token").asText());
    }

    /** The device of a participant, not yet open. */
    public Phone phone(HttpClient http, Seat seat, Consumer<JsonNode> listener) {
        URI socket = URI.create("ws://" + url.getAuthority() + "/ws/live-sessions/" + id());
        return new Phone(http, socket, seat.token(), listener);
    }

    /** Decides on a message. */
    public void decide(String messageId, String act) throws InterruptedException {
        post("/messages/" + messageId + "/" + act, JsonApi.object());
    }

    /** Shows the next card; empty when there is no problem for one. */
    public Optional<JsonNode> nextCard() throws InterruptedException {
        return post("/cards", JsonApi.object());
    }

    /** Shows everybody the answer. */
    public void close(JsonNode card) throws InterruptedException {
        post("/cards/" + card.path("card_id").asText() + "/close", JsonApi.object());
    }

    /** A pupil answers. */
    public void answer(Seat seat, JsonNode card, String answer) throws InterruptedException {
        try (JsonApi pupil = JsonApi.at(url, seat.token())) {
            pupil.tryPost(
                    path() + "/cards/" + card.path("card_id").asText() + "/answers",
                    JsonApi.object().put("answer", answer));
        }
    }

    /** Lets it go on for so many minutes from now. */
    public void extend(int minutes) throws InterruptedException {
        post("/extend", JsonApi.object().put("minutes", minutes));
    }

    /** Ends it. */
    public void end() throws InterruptedException {
        post("/end", JsonApi.object());
    }

    private Optional<JsonNode> post(String what, JsonNode body) throws InterruptedException {
        try (JsonApi teacher = JsonApi.at(url, token.get())) {
            return teacher.tryPost(path() + what, body);
        }
    }

    private String path() {
        return LESSONS + "/" + id();
    }
}
