package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.system.Quizzes.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What goes on in a school: uploads, log-ins, reads and a lesson, through one entrance; every request is asked once only. */
final class BusySchool implements AutoCloseable {

    /** A log-in costs as much as a hundred reads, on purpose. */
    private static final Duration PAUSE_OF_LOG_INS = Duration.ofSeconds(1);

    private static final int LEARNERS = 3;
    private static final int PHONES = 6;

    private final RunningStack stack;
    private final URI entrance;
    private final Duration pause;
    private final Http anyone;
    private final Http admin;
    private final String prefix = "busy-" + UUID.randomUUID();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private final HttpClient sockets = HttpClient.newHttpClient();
    private volatile boolean going = true;
    private @Nullable LessonDesk desk;

    /** @param pause of each kind of request between one and the next */
    BusySchool(RunningStack stack, URI entrance, Duration pause) {
        this.stack = stack;
        this.entrance = entrance;
        this.pause = pause;
        this.anyone = Http.at(entrance);
        this.admin = anyone.as(stack.info().people().ensureStaff());
    }

    List<String> learners() {
        return IntStream.range(0, LEARNERS).mapToObj(n -> prefix + "-" + n).toList();
    }

    /** Everything begins, and goes on until it is ended. */
    void begin() throws InterruptedException {
        Quizzes.publish(admin, prefix, 1, learners());
        Http viewer = anyone.as(stack.info().viewerToken());
        learners().forEach(learner -> repeat("uploads", n -> viewer.post(Quizzes.INGEST, upload(learner, n)), 201));
        repeat("progress", n -> viewer.get("/study/users/" + learners().getFirst() + "/progress"), 200);
        repeat("features", n -> admin.get("/api/analytics/features/topic-daily?limit=5"), 200);
        repeat("classes", n -> admin.get("/api/core/classes"), 200);
        repeat("new classes", n -> admin.post("/api/core/classes", "{\"name\": \"" + prefix + "\"}"), 201);
        repeat(
                "log-ins",
                PAUSE_OF_LOG_INS,
                n -> anyone.post("/auth/login", """
                    {"email": "%s", "password": "%s"}
                    """.formatted(
                                Who.ADMIN.email(), stack.info().people().password(Who.ADMIN))),
                200);
        repeat("pages", n -> anyone.get("/login"), 200);
        openLesson();
    }

    private static String upload(String learner, int n) {
        return Quizzes.upload(learner + "-" + n, learner, List.of(new Answer(0, 'c', "2026-11-02T00:00:00Z")))
                .toString();
    }

    private void openLesson() throws InterruptedException {
        LessonDesk opened =
                LessonDesk.open(entrance, () -> stack.info().people().ensureStaff(), prefix);
        desk = opened;
        repeat("lessons", n -> admin.get("/api/live-sessions/" + opened.id()), 200);
        for (int n = 0; n < PHONES; n++) {
            openPhone();
        }
    }

    /** One pupil more joins the lesson and talks. */
    void openPhone() throws InterruptedException {
        LessonDesk lesson = Objects.requireNonNull(desk);
        int number = 1 + phones.size();
        try (JsonApi nobody = JsonApi.at(entrance)) {
            Phone phone = lesson.phone(sockets, lesson.join(nobody, "학생 " + number, number), frame -> {})
                    .open();
            phones.add(phone);
            assertThat(phone.awaitWelcome(SOON)).isTrue();
            threads.add(Thread.ofVirtual().start(() -> talk(phone)));
        }
    }

    private void talk(Phone phone) {
        AtomicInteger count = done.computeIfAbsent("messages", first -> new AtomicInteger());
        try {
            while (going) {
                JsonNode answer =
                        phone.post(UUID.randomUUID().toString(), "안녕하세요").get();
                if (answer.path("type").asText().equals("ack")) {
                    acknowledged.add(answer.path("message_id").asText());
                    count.incrementAndGet();
                } else {
                    failures.add("a message: " + answer);
                }
                Thread.sleep(700);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            failures.add("a message: " + e);
        }
    }

    /** A request, by its number. */
    private interface Request {
        Http.Answer send(int n);
    }

    private void repeat(String what, Request request, int expected) {
        repeat(what, pause, request, expected);
    }

    private void repeat(String what, Duration pause, Request request, int expected) {
        AtomicInteger count = done.computeIfAbsent(what, first -> new AtomicInteger());
        threads.add(Thread.ofVirtual().start(() -> {
            for (int n = 0; going; n++) {
                try {
                    Http.Answer answer = request.send(n);
                    count.incrementAndGet();
                    if (answer.status() != expected) {
                        failures.add(what + ": " + answer.status() + " " + answer.text());
                    }
                    Thread.sleep(pause);
                } catch (UncheckedIOException e) {
                    failures.add(what + ": " + e);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }));
    }

    /** Waits until as many more uploads were answered as that, and something of everything else. */
    void awaitMore(int uploads) {
        Map<String, Integer> before = tally();
        await().atMost(SOON).untilAsserted(() -> assertThat(tally())
                .allSatisfy((what, count) -> assertThat(count - before.getOrDefault(what, 0))
                        .as(what)
                        .isGreaterThanOrEqualTo(what.equals("uploads") ? uploads : 3)));
    }

    /** Everything ends with the request that is under way. */
    void end() throws InterruptedException {
        going = false;
        for (Thread thread : threads) {
            assertThat(thread.join(SOON)).isTrue();
        }
    }

    /** How many requests of each kind were answered. */
    Map<String, Integer> tally() {
        Map<String, Integer> now = new TreeMap<>();
        done.forEach((what, count) -> now.put(what, count.get()));
        return now;
    }

    int uploads() {
        return tally().getOrDefault("uploads", 0);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<String> acknowledgedMessages() {
        return List.copyOf(acknowledged);
    }

    List<Phone> phones() {
        return List.copyOf(phones);
    }

    @Override
    public void close() {
        going = false;
        threads.forEach(Thread::interrupt);
        phones.forEach(Phone::close);
        sockets.shutdownNow();
        sockets.close();
    }
}
