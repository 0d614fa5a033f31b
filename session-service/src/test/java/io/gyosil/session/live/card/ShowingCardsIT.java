package io.gyosil.session.live.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Http.Answer;
import io.gyosil.session.SessionService;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowingCardsIT {

    private static SessionService service;

    private String lesson = "";
    private String code = "";
    private String cards = "";
    private Http seat = Http.at(URI.create("http://127.0.0.1"));

    @BeforeAll
    static void start() {
        // What is published stays in the outbox, for a test to read.
        service = SessionService.on("session_cards", Map.of("gyosil.outbox.relay", "false"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        service.database().update("DELETE FROM outbox; DELETE FROM problems");
        JsonNode begun = service.teacher()
                .post("/api/live-sessions", "{\"class_id\": \"4\"}")
                .json();
        lesson = begun.get("session_id").asText();
        code = begun.get("code").asText();
        cards = "/api/live-sessions/" + lesson + "/cards";
        seat = service.anyone().as(begun.get("participant_token").asText());
    }

    @AfterEach
    void end() {
        service.teacher().post("/api/live-sessions/" + lesson + "/end", null);
    }

    @Test
    void aCardIsShownAnsweredAndClosed() throws SQLException {
        problem("4", "1/2 + 1/4", "3/4", "math", 2, "5");
        Http ga = joined("가람");
        Http na = joined("나래");
        JsonNode card = next("{}");
        assertThat(card.get("position").asInt()).isEqualTo(1);
        assertThat(card.get("left").asInt()).isZero();
        assertThat(card.get("answer").asText()).isEqualTo("3/4");
        String path = cards + "/" + card.get("card_id").asText();
        assertThat(ga.get(cards).json().at("/items/0").path("answer").isTextual())
                .isFalse();
        assertThat(ga.get(path + "/results").status()).isEqualTo(409);

        Answer first = answer(ga, path, "０．75");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(answer(ga, path, "０．75").status()).isEqualTo(200);
        assertThat(answer(ga, path, "0.75").status()).isEqualTo(409);
        assertThat(answer(na, path, "1").status()).isEqualTo(201);
        JsonNode results = service.teacher().get(path + "/results").json();
        assertThat(results.get("answered").asInt()).isEqualTo(2);
        assertThat(results.get("correct").asInt()).isEqualTo(1);
        assertThat(results.get("wrong").asInt()).isEqualTo(1);
        assertThat(results.get("people").asInt()).isEqualTo(2);
        assertThat(results.get("answers").findValuesAsText("answer")).containsExactlyInAnyOrder("０．75", "1");

        JsonNode closed = service.teacher().post(path + "/close", null).json();
        assertThat(service.teacher().post(path + "/close", null).json().get("closed_at"))
                .isEqualTo(closed.get("closed_at"));
        assertThat(answer(joined("다솜"), path, "3/4").status()).isEqualTo(409);
        assertThat(answer(ga, path, "０．75").status())
                .as("the answer to it was lost on the way")
                .isEqualTo(200);
        assertThat(na.get(path + "/results").json().at("/own/correct").asBoolean())
                .isFalse();
        assertThat(ga.get(path + "/results").json().at("/own/correct").asBoolean())
                .isTrue();
        assertThat(ga.get(cards).json().at("/items/0/answer").asText()).isEqualTo("3/4");
        assertThat(happenings()).containsExactly("card-shown", "card-closed");
        assertThat(published("gyosil.session.card-shown.v1")).hasSize(1);
        assertThat(published("gyosil.session.card-answered.v1")).hasSize(2);
        assertThat(service.database().column("SELECT DISTINCT key FROM outbox")).containsExactly(lesson);
        assertThat(service.database().column("SELECT payload FROM outbox WHERE payload LIKE '%card-shown%'"))
                .singleElement()
                .asString()
                .doesNotContain("3/4");
        assertThat(service.database()
                        .column("SELECT count(*) FROM outbox WHERE payload LIKE '%card-results%'"
                                + " AND payload LIKE '%\"audience\":\"teacher\"%'"))
                .containsExactly("2");
    }

    @Test
    void noneRepeatsUntilTheDeckIsThroughAndALateComerIsShownOnce() throws SQLException {
        for (int i = 0; i < 6; i++) {
            problem(i % 2 == 0 ? "4" : null, "문제 " + i, "답", "vocabulary", 1 + i % 3, "5");
        }
        problem("6", "다른 반 문제", "답", "vocabulary", 1, "5");
        problem("8", "다른 학교 문제", "답", "vocabulary", 1, "5");
        List<JsonNode> round = draws(6, "{}");
        assertThat(round.stream().map(card -> card.get("question").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("다른 반 문제", "다른 학교 문제");
        assertThat(round.stream().map(card -> card.get("left").asInt())).containsExactly(5, 4, 3, 2, 1, 0);
        assertThat(round.stream().map(card -> card.get("position").asInt())).containsExactly(1, 2, 3, 4, 5, 6);

        List<JsonNode> second = draws(3, "{}");
        assertThat(second.getFirst().get("problem_id"))
                .isNotEqualTo(round.getLast().get("problem_id"));
        problem("4", "늦게 온 문제", "답", "vocabulary", 1, "5");
        second.addAll(draws(4, "{}"));
        assertThat(second.get(3).get("question").asText()).isEqualTo("늦게 온 문제");
        assertThat(second.stream().map(card -> card.get("problem_id").asText())).doesNotHaveDuplicates();
        assertThat(draws(7, "{}").stream().map(card -> card.get("problem_id").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatIsWishedForIsDrawnAndTheNextLessonGoesOn() throws SQLException {
        for (int i = 0; i < 4; i++) {
            problem(null, "문제 " + i, "답", i == 3 ? "proverb" : "vocabulary", 1 + i % 2, i < 3 ? "5" : "1-1");
        }
        List<String> seen = new ArrayList<>();
        draws(2, "{\"grade\": \"5\"}")
                .forEach(card -> seen.add(card.get("problem_id").asText()));
        end();
        JsonNode begun = service.teacher()
                .post("/api/live-sessions", "{\"class_id\": \"4\"}")
                .json();
        lesson = begun.get("session_id").asText();
        cards = "/api/live-sessions/" + lesson + "/cards";
        draws(1, "{\"grade\": \"5\"}")
                .forEach(card -> seen.add(card.get("problem_id").asText()));
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();

        assertThat(next("{\"type\": \"proverb\", \"grade\": \"1-1\", \"difficulty\": 2}")
                        .get("question")
                        .asText())
                .isEqualTo("문제 3");
        assertThat(service.teacher()
                        .post(cards, "{\"difficulty\": 5}")
                        .json()
                        .get("type")
                        .asText())
                .isEqualTo("no-problems");
        for (String bad :
                List.of("{\"difficulty\": 6}", "{\"type\": \"riddle\"}", "{\"grade\": 5}", "{\"deck\": 1}", "[]")) {
            assertThat(service.teacher().post(cards, bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(service.teacher().post(cards, null).status())
                .as("without a wish")
                .isEqualTo(201);
    }

    @Test
    void aProblemChangedOrRemovedLaterChangesNoCard() throws SQLException {
        problem("4", "처음 문제", "답", "vocabulary", 1, "5");
        next("{}");
        service.database().update("DELETE FROM problems");

        assertThat(service.teacher().get(cards).json().at("/items/0/question").asText())
                .isEqualTo("처음 문제");
        assertThat(service.teacher().post(cards, null).status()).isEqualTo(404);
    }

    @Test
    void aTeachersManyClicksAtOnceLeaveOneCardOpen() throws Exception {
        for (int i = 0; i < 30; i++) {
            problem("4", "문제 " + i, "답", "vocabulary", 1, "5");
        }
        List<Answer> clicks = atOnce(20, i -> (i % 2 == 0 ? service.teacher() : service.admin()).post(cards, "{}"));

        assertThat(clicks).allSatisfy(click -> assertThat(click.status()).isEqualTo(201));
        assertThat(clicks.stream().map(click -> click.json().get("position").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(clicks.stream().map(click -> click.json().get("problem_id").asText()))
                .doesNotHaveDuplicates();
        assertThat(service.database()
                        .column("SELECT count(*) FROM card WHERE session_id = '" + lesson + "' AND closed_at IS NULL"))
                .containsExactly("1");
        assertThat(service.database()
                        .column("SELECT string_agg(seq::text, ' ' ORDER BY seq) FROM logs"
                                + " WHERE seq IS NOT NULL AND session_id = '" + lesson + "'"))
                .containsExactly(
                        IntStream.rangeClosed(1, 39).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }

    @Test
    void fortyAnswersAtOnceAndTwiceAreCountedOnce() throws Exception {
        problem("4", "2 + 2", "4", "math", 1, "5");
        List<Http> pupils =
                IntStream.range(0, 40).mapToObj(i -> joined("학생 " + i)).toList();
        String path = cards + "/" + next("{}").get("card_id").asText();

        List<Answer> answers = atOnce(80, i -> answer(pupils.get(i % 40), path, i % 40 < 30 ? "4.0" : "5"));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(40);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(40);
        JsonNode results = service.teacher().get(path + "/results").json();
        assertThat(results.get("answered").asInt()).isEqualTo(40);
        assertThat(results.get("correct").asInt()).isEqualTo(30);
        assertThat(published("gyosil.session.card-answered.v1")).hasSize(40);
        assertThat(service.teacher().get(cards).json().at("/items/0/answered").asInt())
                .isEqualTo(40);
    }

    @Test
    void onlyThoseOfTheLessonHaveToDoWithItsCards() throws SQLException {
        problem("4", "2 + 2", "4", "math", 1, "5");
        Http pupil = joined("가람");
        String path = cards + "/" + next("{}").get("card_id").asText();
        String elsewhere = "/api/live-sessions/" + UUID.randomUUID() + "/cards";
        JsonNode other = service.admin()
                .post("/api/live-sessions", "{\"class_id\": \"6\"}")
                .json();
        Http stranger = service.anyone().as(other.get("participant_token").asText());
        String others = "/api/live-sessions/" + other.get("session_id").asText() + "/cards";

        assertThat(service.otherTeacher().post(cards, "{}").status()).isEqualTo(403);
        assertThat(service.foreignTeacher().post(cards, "{}").status()).isEqualTo(404);
        assertThat(service.student(1).post(cards, "{}").status()).isEqualTo(403);
        assertThat(pupil.post(cards, "{}").status()).isEqualTo(403);
        assertThat(pupil.post(path + "/close", null).status()).isEqualTo(403);
        assertThat(service.anyone().post(cards, "{}").status()).isEqualTo(401);
        assertThat(service.otherTeacher().get(cards).status()).isEqualTo(403);
        assertThat(service.foreignTeacher().get(cards).status()).isEqualTo(404);
        assertThat(service.student(1).get(cards).status()).isEqualTo(403);
        assertThat(stranger.get(cards).status()).isEqualTo(404);
        assertThat(answer(stranger, path, "4").status()).isEqualTo(404);
        assertThat(answer(stranger, others + "/" + path.substring(path.lastIndexOf('/') + 1), "4")
                        .status())
                .isIn(403, 404);
        assertThat(answer(service.teacher(), path, "4").status()).isEqualTo(403);
        assertThat(answer(seat, path, "4").status()).isEqualTo(403);
        assertThat(service.otherTeacher().get(path + "/results").status()).isEqualTo(403);
        assertThat(service.teacher().get(others).status()).isEqualTo(403);
        assertThat(service.admin().post(elsewhere, "{}").status()).isEqualTo(404);
        assertThat(service.teacher()
                        .post(cards + "/" + UUID.randomUUID() + "/close", null)
                        .status())
                .isEqualTo(404);
        for (String bad : List.of(
                "{}",
                "{\"answer\": \"\"}",
                "{\"answer\": \" \"}",
                "{\"answer\": 4}",
                "{\"answer\": \"\\u0007\"}",
                "{\"answer\": \"" + "가".repeat(201) + "\"}",
                "{\"answer\": \"4\", \"correct\": true}",
                "4")) {
            assertThat(pupil.post(path + "/answers", bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void afterTheEndNothingIsShownAndNothingAnswered() throws SQLException {
        problem("4", "2 + 2", "4", "math", 1, "5");
        Http pupil = joined("가람");
        String path = cards + "/" + next("{}").get("card_id").asText();
        end();

        assertThat(service.teacher().post(cards, "{}").json().get("type").asText())
                .isEqualTo("lesson-ended");
        assertThat(service.teacher().post(path + "/close", null).status()).isEqualTo(409);
        assertThat(answer(pupil, path, "4").status()).isIn(401, 409);
        assertThat(service.teacher().get(path + "/results").json().get("answer").asText())
                .isEqualTo("4");
    }

    private JsonNode next(String wish) {
        Answer shown = service.teacher().post(cards, wish);
        assertThat(shown.status()).as(shown.text()).isEqualTo(201);
        return shown.json();
    }

    private List<JsonNode> draws(int count, String wish) {
        List<JsonNode> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shown.add(next(wish));
        }
        return shown;
    }

    private Http joined(String nickname) {
        Answer joined = service.anyone()
                .post(
                        "/api/live-sessions/join",
                        "{\"code\": \"%s\", \"nickname\": \"%s\", \"avatar_id\": 7}".formatted(code, nickname));
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        return service.anyone().as(joined.json().get("participant_token").asText());
    }

    private static Answer answer(Http who, String card, String answer) {
        return who.post(card + "/answers", "{\"answer\": \"" + answer + "\"}");
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(i -> () -> call.apply(i))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static void problem(
            @Nullable String classId, String question, String answer, String type, int difficulty, String grade)
            throws SQLException {
        service.database().update("""
            INSERT INTO problems (class_id, org_id, question, answer, type, difficulty, grade)
            VALUES (%s, %d, '%s', '%s', '%s', %d, '%s')
            """.formatted(
                        classId == null ? "NULL" : "'" + classId + "'",
                        "8".equals(classId) ? 2 : 1,
                        question,
                        answer,
                        type,
                        difficulty,
                        grade));
    }

    private List<String> happenings() throws SQLException {
        return service.database()
                .column("SELECT event_type FROM logs WHERE seq IS NOT NULL AND session_id = '" + lesson
                        + "' ORDER BY seq");
    }

    private static List<String> published(String type) throws SQLException {
        return service.database().column("SELECT payload FROM outbox WHERE type = '" + type + "'");
    }
}
