package io.gyosil.session.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Http.Answer;
import io.gyosil.session.SessionService;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTheRegisterIT {

    private static final String PATH = "/api/sessions";
    private static final String PRACTICE = "{\"session_type\": \"practice\"}";

    private static SessionService service;

    @BeforeAll
    static void start() throws SQLException {
        service = SessionService.on("session_register");
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, name, is_active, version, removed)
            VALUES ('171', 2, 'student', '남궁먼데', true, 1, false) ON CONFLICT DO NOTHING;
            INSERT INTO session (session_id, user_id, classroom_id, started_at, session_type) VALUES
                ('r-131', '131', '4', '2020-03-01T09:00:00Z', 'practice'),
                ('r-131-later', '131', NULL, '2020-03-03T09:00:00Z', 'study'),
                ('r-132', '132', '4', '2020-03-02T09:00:00Z', 'review'),
                ('r-live', '12', '4', '2020-03-04T09:00:00Z', 'live'),
                ('r-other-live', '15', '6', '2020-03-05T09:00:00Z', 'live'),
                ('r-far', '171', '8', '2020-03-06T09:00:00Z', 'practice'),
                ('r-old', '131', NULL, '2020-02-01T09:00:00Z', NULL)
            """);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Http caller(String who) {
        return switch (who) {
            case "teacher" -> service.teacher();
            case "other teacher" -> service.otherTeacher();
            case "foreign teacher" -> service.foreignTeacher();
            case "admin" -> service.admin();
            default -> service.student(Integer.parseInt(who));
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        teacher         |                                   | r-live r-131-later r-132 r-131 r-old
        teacher         | &user_id=131                      | r-131-later r-131 r-old
        teacher         | &user_id=12                       | r-live
        teacher         | &classroom_id=4                   | r-live r-132 r-131
        teacher         | &classroom_id=4&user_id=132       | r-132
        teacher         | &session_type=live                | r-live
        teacher         | &from=2020-03-02T09:00:00Z        | r-live r-131-later r-132
        teacher         | &to=2020-03-02T09:00:00Z          | r-131 r-old
        teacher         | &from=2020-03-02T18:00:00%2B09:00&to=2020-03-03T00:00:00Z | r-132
        other teacher   |                                   | r-other-live
        foreign teacher |                                   | r-far
        admin           |                                   | r-other-live r-live r-131-later r-132 r-131 r-old
        admin           | &user_id=15                       | r-other-live
        1               |                                   | r-131-later r-131 r-old
        1               | &user_id=131                      | r-131-later r-131 r-old
        1               | &classroom_id=4                   | r-131
        3               |                                   |
        """)
    void everybodySeesTheirOwnNewestFirst(String who, String filters, String sessions) {
        Answer answer = caller(who).get(PATH + "?limit=500" + (filters == null ? "" : filters));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer).stream().filter(id -> id.startsWith("r-")))
                .containsExactly(sessions == null ? new String[0] : sessions.split(" "));
    }

    @Test
    void theListGoesOnPageByPage() {
        List<String> all = new ArrayList<>();
        String next = PATH + "?limit=2&to=2020-04-01T00:00:00Z";
        while (next != null) {
            Answer page = service.admin().get(next);
            assertThat(page.json().get("items")).hasSizeLessThanOrEqualTo(2);
            all.addAll(ids(page));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }

        assertThat(all).containsExactly("r-other-live", "r-live", "r-131-later", "r-132", "r-131", "r-old");
    }

    @ParameterizedTest
    @CsvSource({
        "teacher, ?user_id=171, 404",
        "other teacher, ?user_id=131, 403",
        "foreign teacher, ?user_id=131, 404",
        "other teacher, ?classroom_id=4, 403",
        "foreign teacher, ?classroom_id=4, 404",
        "teacher, ?classroom_id=none, 404",
        "1, ?user_id=132, 403",
        "1, ?user_id=171, 404",
        "teacher, /r-131, 200",
        "teacher, /r-live, 200",
        "admin, /r-other-live, 200",
        "other teacher, /r-131, 403",
        "other teacher, /r-live, 403",
        "foreign teacher, /r-131, 404",
        "admin, /r-far, 404",
        "1, /r-131, 200",
        "1, /r-132, 403",
        "1, /r-live, 403",
        "1, /r-far, 404",
        "admin, /none, 404",
        "admin, ?limit=0, 400",
        "admin, ?cursor=broken, 400",
        "admin, ?user=131, 400",
        "admin, ?session_type=party, 400",
        "admin, ?from=yesterday, 400",
        "admin, ?from=2020-03-02T00:00:00Z&to=2020-03-01T00:00:00Z, 400",
        "admin, ?from=%2B999999-01-01T00:00:00Z, 400"
    })
    void whoAsksForAnothersOrBadlyIsRefused(String who, String question, int status) {
        assertThat(caller(who).get(PATH + question).status()).isEqualTo(status);
    }

    @Test
    void aStudentEntersAPracticeAndChangesIt() {
        Answer made = service.student(1).post(PATH, """
            {"session_type": "practice", "classroom_id": 4, "started_at": "2026-01-02T10:00:00+09:00",
             "metadata": {"topic_id": "분수", "tries": [1, 2]}}\
            """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode session = made.json();
        String path = PATH + "/" + session.get("session_id").asText();
        assertThat(UUID.fromString(session.get("session_id").asText()).version())
                .isEqualTo(7);
        assertThat(session.get("user_id").asText()).isEqualTo("131");
        assertThat(session.get("started_at").asText()).isEqualTo("2026-01-02T01:00:00Z");
        assertThat(session.at("/metadata/topic_id").asText()).isEqualTo("분수");

        String tag = service.student(1).get(path).headers().firstValue("ETag").orElseThrow();
        Answer changed = service.student(1)
                .with("If-Match", tag)
                .send("PATCH", path, "{\"ended_at\": \"2026-01-02T02:00:00Z\", \"metadata\": null}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("ended_at").asText()).isEqualTo("2026-01-02T02:00:00Z");
        assertThat(changed.json().path("metadata").asText("")).isIn("", "null");
        assertThat(changed.json().get("classroom_id").asText()).isEqualTo("4");
        assertThat(service.student(1)
                        .with("If-Match", tag)
                        .send("PATCH", path, "{}")
                        .status())
                .isEqualTo(412);
        assertThat(service.teacher()
                        .send("PATCH", path, "{\"ended_at\": null}")
                        .json()
                        .path("ended_at")
                        .isTextual())
                .isFalse();
        assertThat(service.student(2).send("PATCH", path, "{}").status()).isEqualTo(403);
        assertThat(service.foreignTeacher().send("PATCH", path, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1             | {}                                                                  | 400 | /session_type
        1             | {"session_type": "party"}                                           | 400 | /session_type
        1             | {"session_type": "live"}                                            | 422 | /session_type
        1             | {"session_type": "exam"}                                            | 422 | /session_type
        1             | {"session_type": "study"}                                           | 422 | /session_type
        1             | {"session_type": "review", "session_id": "mine"}                    | 400 | /session_id
        1             | {"session_type": "review", "classroom_id": "6"}                     | 400 | /classroom_id
        1             | {"session_type": "review", "classroom_id": "8"}                     | 400 | /classroom_id
        1             | {"session_type": "review", "user_id": 132}                          | 403 |
        1             | {"session_type": "review", "user_id": "171"}                        | 404 |
        1             | {"session_type": "review", "user_id": null}                         | 400 | /user_id
        1             | {"session_type": "review", "started_at": "now"}                     | 400 | /started_at
        1             | {"session_type": "review", "started_at": "2999-01-01T00:00:00Z"}    | 400 | /started_at
        1             | {"session_type": "review", "started_at": "2026-01-02T00:00:00Z", "ended_at": "2026-01-01T00:00:00Z"} | 400 | /ended_at
        1             | {"session_type": "review", "metadata": [1]}                         | 400 | /metadata
        1             | {"session_type": "review", "metadata": {"a": "\\u0000"}}             | 400 | /metadata/a
        1             | []                                                                  | 400 |
        teacher       | {"session_type": "review", "user_id": "131", "classroom_id": "6"}   | 403 |
        teacher       | {"session_type": "review", "user_id": "131", "classroom_id": "8"}   | 400 | /classroom_id
        other teacher | {"session_type": "review", "user_id": "131"}                        | 403 |
        admin         | {"session_type": "review", "user_id": "171"}                        | 404 |
        """)
    void whatCannotBeEnteredIsExplained(String who, String body, int status, String pointer) {
        Answer answer = caller(who).post(PATH, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void hugeMetadataIsRefused() {
        String huge = "{\"session_type\": \"review\", \"metadata\": {\"a\": \"" + "가".repeat(10_000) + "\"}}";

        assertThat(service.student(1)
                        .post(PATH, huge)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/metadata");
    }

    @Test
    void sessionsOfOtherKindsAreNotChangedHere() {
        assertThat(service.teacher()
                        .send("PATCH", PATH + "/r-live", "{\"ended_at\": null}")
                        .status())
                .isEqualTo(409);
        assertThat(service.teacher().send("PATCH", PATH + "/r-131-later", "{}").status())
                .isEqualTo(409);
        assertThat(service.teacher().send("PATCH", PATH + "/r-old", "{}").status())
                .isEqualTo(409);
        assertThat(service.teacher()
                        .send("PATCH", PATH + "/r-132", "{\"session_type\": \"live\"}")
                        .status())
                .isEqualTo(422);
        assertThat(service.teacher()
                        .send("PATCH", PATH + "/r-132", "{\"ended_at\": \"2019-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(service.teacher()
                        .send("PATCH", PATH + "/r-132", "{\"user_id\": \"131\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void staffEntersOneForALearnerOfTheirs() {
        Answer made =
                service.teacher().post(PATH, "{\"session_type\": \"review\", \"user_id\": 133, \"classroom_id\": 4}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(ids(service.student(3).get(PATH + "?session_type=review")))
                .contains(made.json().get("session_id").asText());
    }

    @Test
    void aRequestSentTwentyTimesAtOnceEntersOneSession() throws Exception {
        Http student = service.student(2)
                .with("Idempotency-Key", "practice-" + UUID.randomUUID().hashCode());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> tries = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> student.post(PATH, PRACTICE))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : threads.invokeAll(tries)) {
                answers.add(future.get());
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(answer -> answer.json().get("session_id").asText())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(student.post(PATH, "{\"session_type\": \"review\"}").status())
                .isEqualTo(422);
    }

    @Test
    void aLiveLessonIsEnteredEndedOnceAndRemoved() {
        LiveSessionRepository register = service.bean(LiveSessionRepository.class);
        String lesson = UUID.randomUUID().toString();
        run(() -> register.opened(lesson, "12", "4", Instant.parse("2021-05-01T00:00:00Z")));
        run(() -> register.ended(lesson, Instant.parse("2021-05-01T00:40:00Z")));
        run(() -> register.ended(lesson, Instant.parse("2021-05-01T00:50:00Z")));

        JsonNode seen = service.teacher().get(PATH + "/" + lesson).json();
        assertThat(seen.get("session_type").asText()).isEqualTo("live");
        assertThat(seen.get("ended_at").asText()).isEqualTo("2021-05-01T00:40:00Z");

        run(() -> register.removed(new String[] {lesson}));
        assertThat(service.teacher().get(PATH + "/" + lesson).status()).isEqualTo(404);
    }

    private static void run(Runnable work) {
        service.inTransaction("web", () -> {
            work.run();
            return true;
        });
    }

    private static List<String> ids(Answer answer) {
        return answer.json().get("items").findValuesAsText("session_id");
    }
}
