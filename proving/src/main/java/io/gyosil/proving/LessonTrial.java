package io.gyosil.proving;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A lesson with an account of it, on a stack that runs: talk, finish, drain, settle, in this order. */
final class LessonTrial implements AutoCloseable {

    static final int PARTICIPANTS = 24;

    private static final int LESSON_MINUTES = 240;
    private static final Duration KNOWN = Duration.ofSeconds(60);
    private static final Duration LAST_WORD = Duration.ofSeconds(90);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final URI url;
    private final Supplier<String> admin;
    private final LessonDesk desk;
    private final Talkers talkers;

    /**
     * Begins the lesson; everybody has joined it then.
     *
     * @param second where half of them find the session service
     */
    LessonTrial(StackInfo stack, URI second) throws InterruptedException {
        url = URI.create(stack.url());
        stack.people().ensureStaff();
        admin = () -> stack.people()
                .token(Who.ADMIN)
                .orElseThrow(() -> new StackFailure("The admin cannot log in any more."));
        desk = start(url, admin);
        desk.extend(LESSON_MINUTES);
        talkers = new Talkers(desk, second, PARTICIPANTS);
    }

    /** The class, and its lesson as soon as the session service knows of the class. */
    private static LessonDesk start(URI url, Supplier<String> admin) throws InterruptedException {
        try (JsonApi api = JsonApi.at(url, admin.get())) {
            String classId = api.post(
                            "/api/core/classes",
                            JsonApi.object().put("name", "5학년 1반").put("grade_level", "5"))
                    .path("id")
                    .asText();
            var body = JsonApi.object().put("class_id", classId).put("title", "chaos");
            long deadline = System.nanoTime() + KNOWN.toNanos();
            while (System.nanoTime() - deadline < 0) {
                var lesson = api.tryPost("/api/live-sessions", body);
                if (lesson.isPresent()) {
                    return new LessonDesk(url, admin, lesson.get());
                }
                Thread.sleep(INTERVAL);
            }
            throw new StackFailure("No lesson could be started within " + KNOWN.toSeconds() + " s.");
        }
    }

    /** They begin to talk. */
    void talk(SplittableRandom random) {
        talkers.talk(random);
    }

    Acknowledgements acknowledgements() {
        return talkers.acknowledgements();
    }

    /** They come to an end; says how many got no acknowledgement of their last message. */
    int finish() throws InterruptedException {
        return talkers.finish(LAST_WORD);
    }

    /** Waits until every phone has seen the latest happening. */
    Duration drain() throws InterruptedException {
        long begin = System.nanoTime();
        try (JsonApi api = JsonApi.at(url, admin.get())) {
            long last = api.get("/api/live-sessions/" + desk.id())
                    .orElseThrow(() -> new StackFailure("The lesson is gone."))
                    .path("last_seq")
                    .asLong();
            Patience.until(DRAIN, INTERVAL, () -> talkers.phones().stream().allMatch(phone -> phone.lastSeq() >= last));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Compares what was acknowledged, what each history has and what each phone saw; the lesson ends with it. */
    List<Finding> settle() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (String refused : talkers.refused()) {
            findings.add(new Finding(Finding.Type.LOST, "answers", refused, refused));
        }
        findings.addAll(new LessonAccount(talkers.acknowledged(), history(admin.get())).settle(talkers.phones()));
        findings.addAll(new LessonAccount(
                        talkers.acknowledged(),
                        history(talkers.seats().getFirst().token()))
                .ofHistory());
        desk.end();
        return findings;
    }

    /** What everybody may see, in the order of its numbers, as somebody is shown it. */
    private List<LessonAccount.Line> history(String token) throws InterruptedException {
        try (JsonApi api = JsonApi.at(url, token)) {
            List<LessonAccount.Line> lines = new ArrayList<>();
            for (JsonNode message : api.list("/api/live-sessions/" + desk.id() + "/messages")) {
                lines.add(new LessonAccount.Line(
                        message.path("seq").asLong(),
                        message.path("message_id").asText(),
                        message.path("content").asText()));
            }
            Collections.reverse(lines);
            return lines;
        }
    }

    /** How many messages were acknowledged. */
    int acknowledged() {
        return talkers.acknowledged().size();
    }

    /** How often the participants connected, all together. */
    int connections() {
        return talkers.phones().stream().mapToInt(Phone::connections).sum();
    }

    @Override
    public void close() {
        talkers.close();
    }
}
