package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bit of everything that a stack is asked for, good and bad, again and again until it is closed. */
final class Traffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final String LEARNER = "watched-" + UUID.randomUUID();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final RunningStack stack;
    private final LessonDesk desk;
    private final HttpClient sockets = HttpClient.newHttpClient();
    private final Phone phone;
    private final AtomicInteger uploads = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    private Traffic(RunningStack stack, LessonDesk desk) throws InterruptedException {
        this.stack = stack;
        this.desk = desk;
        try (JsonApi nobody = JsonApi.at(URI.create(stack.info().url()))) {
            this.phone =
                    desk.phone(sockets, desk.join(nobody, "가람", 1), frame -> {}).open();
        }
        assertThat(phone.awaitWelcome(SOON)).isTrue();
        this.thread = Thread.ofVirtual().name("traffic").start(this::run);
    }

    /** Begins, with a class, a lesson and a question that are made first. */
    static Traffic on(RunningStack stack) throws InterruptedException {
        Http admin = stack.admin();
        String name = UUID.randomUUID().toString();
        String user = created(admin, "/api/core/users", """
            {"email": "%s@watched.example", "role": "teacher", "name": "김하늘", "password": "a-long-password"}
            """.formatted(name));
        String teacher = created(admin, "/api/core/teachers", "{\"user_id\": %s}".formatted(user));
        String classId = created(admin, "/api/core/classes", """
            {"name": "%s", "teacher_id": %s, "grade_level": "5", "subject": "국어"}
            """.formatted(name, teacher));
        Http.Answer published = admin.put("/study/questions", """
            {"questions": [{"pub_id": "%s", "source_id": 1, "user_id": "%s", "topic_id": "watched", "content": "2x = 4일 때 x는?",
                            "choices": ["2", "4"], "key": 1}]}
            """.formatted(LEARNER, LEARNER));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        // The session service learns of the class by an event.
        LessonDesk desk = await().atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> LessonDesk.start(
                                URI.create(stack.info().url()), stack.info().people()::ensureStaff, classId, "수업"),
                        lesson -> true);
        return new Traffic(stack, desk);
    }

    private static String created(Http admin, String path, String body) {
        Http.Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    /** Uploads a quiz of which nothing was known. */
    int upload() {
        return stack.viewer()
                .post("/ingest/study/attempts", """
                    {"client_session_uuid": "%s-%d", "attempts": [{"pub_id": "%s", "selected": 1}]}
                    """.formatted(LEARNER, uploads.incrementAndGet(), LEARNER))
                .status();
    }

    private void run() {
        Http admin = stack.admin();
        // A client of so many wrong codes is made to wait; other tests must not share its address.
        Http stranger = stack.service("session").with("X-Forwarded-For", "203.0.113.7");
        while (!stopped) {
            try {
                upload();
                stack.viewer().post("/ingest/study/attempts", "{}");
                stack.anyone().post("/ingest/study/attempts", "{}");
                stack.service("study").get("/nowhere");
                stranger.get("/api/live-codes/WRQNGCDE");
                admin.get("/api/core/classes");
                admin.get("/api/analytics/features/topic-daily?user_id=" + LEARNER);
                var unused = phone.post(UUID.randomUUID().toString(), "안녕하세요");
                stack.anyone().post("/api/live-sessions/join", """
                    {"code": "%s", "nickname": "나래", "avatar_id": 2}
                    """.formatted(desk.code()));
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                stopped = true;
            } catch (RuntimeException e) {
                LOG.debug("what is stopped on purpose does not answer", e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
        desk.end();
        phone.close();
        sockets.shutdownNow();
        sockets.close();
    }
}
