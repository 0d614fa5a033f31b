package io.gyosil.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweringWithProblemsIT {

    private static final String KOREAN = "요청을 처리할 수 없습니다";
    private static final String ENGLISH = "The request cannot be carried out";

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_problems");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void problemHasTheMembersOfRfc9457AndItsOwn() {
        Http.Answer answer = service.anyone().get("/trial/problem?a=1");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(contentType(answer)).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"unprocessable\",\"title\":\"" + ENGLISH + "\",\"status\":422,"
                        + "\"detail\":\"이 수업은 끝났습니다.\",\"instance\":\"/trial/problem\",\"session_ids\":[\"s-1\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "ko-KR", "KO-kr, en;q=0.9", "fr, ko;q=0.9, en;q=0.1", "en;q=0.1, ko"})
    void titleIsKoreanForWhoPrefersIt(String languages) {
        assertThat(title(languages)).isEqualTo(KOREAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US,en;q=0.9,ko;q=0.8", "fr", "*", "", ";;q====,", "korean", "en;q=x"})
    void titleIsEnglishForEverybodyElse(String languages) {
        assertThat(title(languages)).isEqualTo(ENGLISH);
    }

    @Test
    void badFieldsAreListedUpToAHundred() {
        Http.Answer answer = service.anyone().get("/trial/fields?count=120");

        assertThat(problem(answer, 400, "invalid-request").get("errors")).hasSize(100);
        assertThat(answer.json().at("/errors/1").toString())
                .isEqualTo("{\"pointer\":\"/answers/1\",\"detail\":\"is wrong\"}");
        assertThat(answer.json().get("detail").textValue()).isEqualTo("/answers/0 is wrong, and 119 more.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nowhere/%ED%95%9C%22,                       404, not-found,              Nothing is at"
                + " /nowhere/%ED%95%9C%22.",
        "DELETE, /trial/problem,                              405, method-not-allowed,     DELETE does nothing at"
                + " /trial/problem.",
        "GET,    /trial/csv,                                  406, not-acceptable,         No such representation.",
        "GET,    /trial/query,                                400, invalid-request,        ?user_id is missing.",
        "GET,    /trial/query?user_id=1&limit=many,           400, invalid-request,        ?limit has a value of the"
                + " wrong kind.",
        "GET,    /trial/query?user_id=1&limit=99999999999,    400, invalid-request,        ?limit has a value of the"
                + " wrong kind.",
        "GET,    /trial/query?user_id=1&limit=501,            400, invalid-request,        ?limit must be from 1 to"
                + " 500.",
        "GET,    /trial/query?user_id=1&changed_after=monday, 400, invalid-request,        ?changed_after has a value"
                + " of the wrong kind.",
        "GET,    /trial/path/seventeen,                       400, invalid-request,        {number} has a value of the"
                + " wrong kind.",
        "POST,   /trial/body,                                 400, invalid-request,        The body is empty; send a"
                + " JSON object.",
    })
    void requestThatIsWrongIsAnsweredWithTheReason(String method, String path, int status, String type, String detail) {
        Http.Answer answer = service.anyone().with("Accept", "application/json").send(method, path, null);

        assertThat(problem(answer, status, type).get("detail").textValue()).isEqualTo(detail);
    }

    @Test
    void bodyMustBeJsonOfAtMostOneMebibyte() {
        Http http = service.anyone();
        String mebibyte = "{\"a\": \"" + "x".repeat((1 << 20) - 9) + "\"}";

        problem(http.with("Content-Type", "text/plain").post("/trial/body", "{}"), 415, "unsupported-media-type");
        assertThat(http.post("/trial/body", mebibyte).status()).isEqualTo(200);
        problem(http.post("/trial/body", mebibyte + " "), 413, "too-large");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertThat(RawHttp.answer(
                        service.uri(),
                        "POST /trial/body HTTP/1.1",
                        "Host: school",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        chunk.repeat(17) + "0"))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"type\":\"too-large\"");
    }

    @Test
    void requestThatIsHardlyHttpGetsAProblemToo() {
        for (String line : List.of("GET /trial/%zz HTTP/1.1", "GET /" + "x".repeat(5_000) + " HTTP/1.1", "garbage")) {
            assertThat(RawHttp.answer(service.uri(), line, "Host: school", "Connection: close"))
                    .contains("application/problem+json")
                    .containsPattern("\"status\":4\\d\\d");
        }
    }

    @Test
    void missingTokenGets401WithAChallengeAndAMissingRoleGets403() {
        Http student = service.anyone().as(TestTokens.of("student", "1"));
        Http.Answer unknown = service.anyone().get("/trial/teachers");

        problem(unknown, 401, "unauthenticated");
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        problem(student.get("/trial/teachers"), 403, "forbidden");
        problem(student.get("/nowhere"), 404, "not-found");
        assertThat(service.teacher().get("/trial/teachers").status()).isEqualTo(200);
    }

    @Test
    void whatBrokeInsideStaysInside() {
        List<Http.Answer> answers = new ArrayList<>();
        try (CapturedLog log = new CapturedLog()) {
            answers.add(service.anyone().get("/trial/broken"));
            answers.add(service.anyone().get(sql("SELECT secret FROM users WHERE :text::text = ''", "김하늘")));
            answers.add(service.anyone().get(sql("SELECT 1 / length(:text)::bigint - 9223372036854775807 - 9", "김하늘")));
            answers.add(service.anyone().get(sql("SELECT :text::jsonb ->> 'name'", "{\"name\": 김하늘}")));

            assertThat(log.text()).contains("relation \"users\" does not exist").doesNotContain("김하늘");
        }
        for (Http.Answer answer : answers) {
            problem(answer, 500, "internal-error");
            assertThat(answer.text()).doesNotContain("SELECT", "users", "gyosil", "java", "Exception", "김하늘");
        }
    }

    @Test
    void textThatNoDatabaseTakesIsTheCallersMistake() {
        problem(service.anyone().get("/trial/sql?statement=SELECT%20:text&text=%00"), 400, "invalid-request");
    }

    @Test
    void statementThatRunsIntoItsLimitIsAReasonToComeBack() {
        Http.Answer late = service.anyone().get("/trial/late");

        problem(late, 503, "unavailable");
        assertThat(late.headers().firstValue("Retry-After")).contains("2");
    }

    private static String sql(String statement, String text) {
        return "/trial/sql?statement=" + URLEncoder.encode(statement, StandardCharsets.UTF_8) + "&text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String title(String languages) {
        return service.anyone()
                .with("Accept-Language", languages)
                .get("/trial/problem")
                .json()
                .get("title")
                .textValue();
    }

    private static String contentType(Http.Answer answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }

    private static JsonNode problem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(contentType(answer)).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.json().get("type").textValue()).isEqualTo(type);
        assertThat(answer.json().get("title").textValue()).isNotEmpty();
        assertThat(answer.json().get("instance").textValue()).startsWith("/");
        return answer.json();
    }
}
