package io.gyosil.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.TrialService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as they come in through HTTP, and queries as routes describe them. */
class TakingRequestsIT {

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_requests");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void recordIsTakenCleaned() {
        Http.Answer answer = service.anyone().post("/typed", """
            {"name": " 3반\u200b", "members": [{"user_id": 17, "role": "head-teacher"}, {"user_id": " u-1 "}]}\
            """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"name\":\"3반\",\"members\":[{\"user_id\":\"17\",\"role\":\"head-teacher\"},"
                        + "{\"user_id\":\"u-1\",\"role\":null}]}");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheLanguageOfWhoAsks() {
        String bad = "{\"name\": \"a\\nb\", \"mood\": 1, \"members\": [{\"user_id\": {}, \"role\": \"pupil\"}, 7]}";

        assertThat(errors(service.anyone().post("/typed", bad)))
                .containsExactly(
                        "/members/0/user_id must be a text",
                        "/members/0/role must be one of head-teacher, student",
                        "/members/1 must be an object",
                        "/mood is not a field here",
                        "/name must be on one line");
        Http.Answer korean = service.anyone().with("Accept-Language", "ko-KR").post("/typed", bad);
        assertThat(errors(korean))
                .containsExactly(
                        "/members/0/user_id 글자로 된 값이어야 합니다",
                        "/members/0/role 다음 중 하나여야 합니다: head-teacher, student",
                        "/members/1 객체여야 합니다",
                        "/mood 여기에 없는 필드입니다",
                        "/name 한 줄이어야 합니다");
        assertThat(korean.json().get("title").textValue()).isEqualTo("요청이 올바르지 않습니다");
        assertThat(korean.json().get("detail").textValue()).isEqualTo("/members/0/user_id: 글자로 된 값이어야 합니다 (외 4건).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty; send a JSON object",
                "[] | must be a JSON object",
                "{ | is not JSON, from line 1, column 2 on"
            })
    void bodyThatIsNoObjectIsNamed(String body, String detail) {
        assertThat(errors(service.anyone().post("/typed", body))).containsExactly(" " + detail);
    }

    @Test
    void noBodyAtAllIsNamedToo() {
        Http json = service.anyone().with("Content-Type", "application/json");

        assertThat(errors(json.send("POST", "/typed", null))).containsExactly(" is empty; send a JSON object");
        assertThat(errors(json.post("/typed", "null"))).hasSize(1).allMatch(error -> error.endsWith("JSON object"));
    }

    @Test
    void otherMediaTypesAreRefused() {
        Http.Answer answer = service.anyone().with("Content-Type", "text/plain").post("/typed", "{}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("type").textValue()).isEqualTo("unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/merge-patch+json", "application/merge-patch+json;charset=utf-8"
            })
    void mergePatchDistinguishesAbsentFromNull(String type) {
        Http http = service.anyone().with("Content-Type", type);

        assertThat(http.send("PATCH", "/typed", "{\"email\": null}").text()).isEqualTo("[\"absent\",\"null\"]");
        assertThat(http.send("PATCH", "/typed", "{\"name\": \"a\"}").text()).isEqualTo("[\"a\",\"absent\"]");
        assertThat(errors(http.send("PATCH", "/typed", "{\"name\": \"\", \"email\": \"x\"}")))
                .containsExactlyInAnyOrder(
                        "/name must have 1 to 10 characters, not 0", "/email must be an e-mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "active=banana,                 ?active must be true or false",
        "active=TRUE,                   ?active must be true or false",
        "role=HEAD_TEACHER,             '?role must be one of head-teacher, student'",
        "role=,                         '?role must be one of head-teacher, student'",
        "most=1,                        ?most is not a parameter here",
        "at_most=11,                    ?at_most must be at most 10",
        "at_most=0,                     ?at_most must be at least 1",
        "at_most=many,                  ?at_most has a value of the wrong kind",
        "active=true&active=no,         ?active must be true or false"
    })
    void queryIsHeldAgainstTheRoute(String query, String error) {
        assertThat(errors(service.anyone().get("/typed?" + query))).containsExactly(error);
    }

    @Test
    void unknownParametersAreNamedTogether() {
        assertThat(errors(service.anyone().get("/typed?b=1&active=x&a=2")))
                .containsExactly(
                        "?a is not a parameter here", "?active must be true or false", "?b is not a parameter here");
        assertThat(service.anyone()
                        .get("/typed?active=false&role=head-teacher&at_most=3")
                        .text())
                .isEqualTo("[\"false\",\"HEAD_TEACHER\",\"3\"]");
        assertThat(service.anyone().get("/typed").text()).isEqualTo("[\"null\",\"null\",\"null\"]");
    }

    private static List<String> errors(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("type").textValue()).isEqualTo("invalid-request");
        List<String> errors = new ArrayList<>();
        for (JsonNode error : answer.json().get("errors")) {
            errors.add(
                    error.get("pointer").textValue() + " " + error.get("detail").textValue());
        }
        return errors;
    }
}
