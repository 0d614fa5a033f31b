package io.gyosil.session.live.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Http.Answer;
import io.gyosil.session.SessionService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingProblemsIT {

    private static final String PATH = "/api/problems";
    private static final String REST =
            "\"question\": \"1/2 + 1/4\", \"answer\": \"3/4\", \"type\": \"math\", \"difficulty\": 2, \"grade\": \"5\"";
    private static final String OF_CLASS_4 = "{\"class_id\": \"4\", " + REST + "}";
    private static final String OF_CLASS_6 = "{\"class_id\": \"6\", " + REST + "}";
    private static final String OF_CLASS_8 = "{\"class_id\": \"8\", " + REST + "}";
    private static final String SHARED = "{" + REST + "}";

    private static SessionService service;

    @BeforeAll
    static void start() {
        service = SessionService.on("session_problems");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        service.database().update("DELETE FROM problems");
    }

    private static Http caller(String who) {
        return switch (who) {
            case "teacher" -> service.teacher();
            case "other teacher" -> service.otherTeacher();
            case "foreign teacher" -> service.foreignTeacher();
            case "admin" -> service.admin();
            default -> service.student(1);
        };
    }

    @Test
    void aProblemIsMadeReadChangedAndRemoved() {
        Answer made = service.teacher().post(PATH, OF_CLASS_4);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = PATH + "/" + made.json().get("problem_id").asText();
        Answer read = service.teacher().get(path);
        assertThat(read.json()).isEqualTo(made.json());
        String tag = read.headers().firstValue("ETag").orElseThrow();

        Answer changed = service.teacher()
                .with("If-Match", tag)
                .send("PATCH", path, "{\"question\": \"  ¼ + ¼ \", \"answer\": \"1/2\", \"difficulty\": 1}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("question").asText()).isEqualTo("¼ + ¼");
        assertThat(changed.json().get("grade").asText()).isEqualTo("5");
        assertThat(changed.json().get("difficulty").asInt()).isEqualTo(1);
        assertThat(service.teacher()
                        .with("If-Match", tag)
                        .send("DELETE", path, null)
                        .status())
                .isEqualTo(412);
        assertThat(service.teacher().send("PATCH", path, "{\"class_id\": null}").status())
                .as("to share is the admins' right")
                .isEqualTo(403);
        assertThat(service.admin()
                        .send("PATCH", path, "{\"class_id\": null}")
                        .json()
                        .get("shared")
                        .asBoolean())
                .isTrue();
        assertThat(service.teacher().send("DELETE", path, null).status()).isEqualTo(403);
        assertThat(service.admin().send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(service.admin().get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "teacher, 201, 403, 404, 403",
        "other teacher, 403, 201, 404, 403",
        "foreign teacher, 404, 404, 201, 403",
        "admin, 201, 201, 404, 201",
        "student, 403, 403, 403, 403"
    })
    void whoMayMakeThem(String who, int class4, int class6, int class8, int shared) {
        assertThat(List.of(OF_CLASS_4, OF_CLASS_6, OF_CLASS_8, SHARED).stream()
                        .map(problem -> caller(who).post(PATH, problem).status()))
                .containsExactly(class4, class6, class8, shared);
    }

    @ParameterizedTest
    @CsvSource({
        "teacher, 200, 403, 404, 200, 2",
        "other teacher, 403, 200, 404, 200, 2",
        "foreign teacher, 404, 404, 200, 404, 1",
        "admin, 200, 200, 404, 200, 3",
        "student, 403, 403, 403, 403, 0"
    })
    void whoMayReadThem(String who, int class4, int class6, int class8, int shared, int listed) {
        List<String> paths = List.of(
                made("teacher", OF_CLASS_4),
                made("other teacher", OF_CLASS_6),
                made("foreign teacher", OF_CLASS_8),
                made("admin", SHARED));

        assertThat(paths.stream().map(path -> caller(who).get(path).status()))
                .containsExactly(class4, class6, class8, shared);
        assertThat(caller(who).get(PATH).json().path("items")).hasSize(listed);
    }

    @Test
    void theListIsFilteredAndGoesOnPageByPage() {
        for (int difficulty = 1; difficulty <= 5; difficulty++) {
            made("admin", SHARED.replace("\"difficulty\": 2", "\"difficulty\": " + difficulty));
        }
        made("teacher", OF_CLASS_4.replace("\"5\"", "\"1-1\"").replace("math", "proverb"));

        assertThat(count("")).isEqualTo(6);
        assertThat(count("?shared=true")).isEqualTo(5);
        assertThat(count("?shared=false")).isEqualTo(1);
        assertThat(count("?class_id=4")).isEqualTo(1);
        assertThat(count("?grade=1-1&type=proverb")).isEqualTo(1);
        assertThat(count("?grade=5&difficulty=3")).isEqualTo(1);
        assertThat(count("?difficulty=9")).isZero();
        List<String> seen = new ArrayList<>();
        String next = PATH + "?limit=4";
        while (next != null) {
            Answer page = service.teacher().get(next);
            seen.addAll(page.json().get("items").findValuesAsText("problem_id"));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        for (String bad :
                List.of("?type=riddle", "?difficulty=x", "?cursor=x", "?limit=501", "?class=4", "?shared=maybe")) {
            assertThat(service.teacher().get(PATH + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(service.teacher().get(PATH + "?class_id=6").status()).isEqualTo(403);
        assertThat(service.teacher().get(PATH + "?class_id=8").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "difficulty": 2        | "difficulty": 6          | /difficulty
        "difficulty": 2        | "difficulty": "2"        | /difficulty
        "grade": "5"           | "grade": "12345678901"   | /grade
        "type": "math"         | "type": "riddle"         | /type
        "answer": "3/4"        | "answer": "   "          | /answer
        "answer": "3/4"        | "answer": ""             | /answer
        "answer": "3/4"        | "answer": null           | /answer
        "question": "1/2 + 1/4", |                        | /question
        "question": "1/2 + 1/4" | "question": "\\u0007"    | /question
        "grade": "5"           | "grade": "5", "id": 1    | /id
        """)
    void aBadProblemIsRefused(String good, String bad, String pointer) {
        Answer answer = service.admin().post(PATH, SHARED.replace(good, bad == null ? "" : bad));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        Answer bulk = service.admin()
                .post(
                        PATH + "/bulk",
                        "{\"problems\": [" + SHARED + ", " + SHARED.replace(good, bad == null ? "" : bad) + "]}");
        assertThat(bulk.json().at("/errors/0/pointer").asText()).isEqualTo("/problems/1" + pointer);
        assertThat(count("")).isZero();
    }

    @Test
    void fiveThousandAreLoadedAtOnceAndNoneMore() {
        String small =
                "{\"class_id\": 4, \"question\": \"%d + %d\", \"answer\": \"2\", \"type\": \"math\", \"difficulty\":"
                        + " 1, \"grade\": \"3-1\"}";
        String body = IntStream.range(0, 5_000)
                .mapToObj(i -> small.formatted(i, i))
                .collect(Collectors.joining(",", "{\"problems\": [", "]}"));

        Answer loaded = service.teacher().with("Idempotency-Key", "load-1").post(PATH + "/bulk", body);
        assertThat(loaded.status()).as(loaded.text()).isEqualTo(201);
        assertThat(loaded.json().get("created").asInt()).isEqualTo(5_000);
        assertThat(service.teacher()
                        .with("Idempotency-Key", "load-1")
                        .post(PATH + "/bulk", body)
                        .status())
                .isEqualTo(201);
        JsonNode first = service.teacher().get(PATH + "?limit=2").json().get("items");
        assertThat(first.findValuesAsText("question")).containsExactly("0 + 0", "1 + 1");

        assertThat(service.teacher()
                        .post(PATH + "/bulk", body.replace("]}", "," + small.formatted(1, 1) + "]}"))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/problems");
        assertThat(service.teacher().post(PATH + "/bulk", "{\"problems\": []}").status())
                .isEqualTo(400);
        assertThat(service.teacher().post(PATH + "/bulk", "{\"problems\": [7]}").status())
                .isEqualTo(400);
    }

    @Test
    void aLoadWithOneClassThatIsNotTheCallersMakesNothing() {
        String body = "{\"problems\": [" + OF_CLASS_4 + "," + OF_CLASS_6 + "," + SHARED + "]}";

        Answer refused = service.teacher().post(PATH + "/bulk", body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/problems/1/class_id", "/problems/2/class_id");
        Answer unknown =
                service.admin().post(PATH + "/bulk", "{\"problems\": [" + OF_CLASS_4 + "," + OF_CLASS_8 + "]}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("errors").findValuesAsText("pointer")).containsExactly("/problems/1/class_id");
        assertThat(count("")).isZero();
        assertThat(service.admin()
                        .post(PATH + "/bulk", body)
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"math, 3/4, 0.75, true", "math, 3/4, 4/3, false", "proverb, 티끌 모아 태산, 티끌모아 태산., true"})
    void anAnswerIsTriedAsInALesson(String type, String answer, String given, boolean correct) {
        Answer tried = service.teacher()
                .post(
                        PATH + "/tries",
                        "{\"type\": \"%s\", \"answer\": \"%s\", \"given\": \"%s\"}".formatted(type, answer, given));
        assertThat(tried.json().path("correct").asBoolean()).as(tried.text()).isEqualTo(correct);
        assertThat(tried.status()).isEqualTo(200);
    }

    @Test
    void whatIsNoIdNamesNothing() {
        assertThat(service.admin().get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(service.admin().get(PATH + "/x").status()).isIn(400, 404);
    }

    private static String made(String who, String problem) {
        Answer made = caller(who).post(PATH, problem);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return PATH + "/" + made.json().get("problem_id").asText();
    }

    private static int count(String query) {
        return service.teacher().get(PATH + query).json().get("items").size();
    }
}
