package io.gyosil.session.live.join;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import io.gyosil.session.live.lesson.Codes;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JoiningALessonIT {

    private static SessionService service;

    @BeforeAll
    static void start() {
        service = SessionService.on(
                "session_join", Map.of("gyosil.live.sweep-every", "1s", "gyosil.live.wrong-codes", "1000"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void teacherStartsAndPupilsJoinWithTheCodeHoweverTheyTypeIt() {
        Http.Answer started = service.teacher()
                .post("/api/live-sessions", "{\"class_id\": 4, \"title\": \"분수의 나눗셈\", \"moderation\": \"hold\"}");
        assertThat(started.status()).isEqualTo(201);
        JsonNode lesson = started.json();
        String code = lesson.get("code").textValue();
        assertThat(code).matches("[2-9A-HJKMNP-Z]{8}");
        assertThat(lesson.get("join_path").textValue()).isEqualTo("/join/" + code);
        assertThat(lesson.get("class_name").textValue()).isEqualTo("5학년 2반");

        String typed = code.toLowerCase(Locale.ROOT).substring(0, 4) + "%20" + code.substring(4);
        assertThat(service.anyone()
                        .get("/api/live-codes/" + typed)
                        .json()
                        .get("title")
                        .textValue())
                .isEqualTo("분수의 나눗셈");
        Http.Answer joined = service.anyone()
                .post(
                        "/api/live-sessions/join",
                        "{\"code\": \" %s \", \"nickname\": \" 하나 \", \"avatar_id\": 64}"
                                .formatted(code.toLowerCase(Locale.ROOT)));
        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json().get("participant").get("nickname").textValue()).isEqualTo("하나");
        assertThat(joined.json().get("lesson").get("code").isNull()).isTrue();

        Http pupil = service.anyone().as(joined.json().get("participant_token").textValue());
        String path = "/api/live-sessions/" + lesson.get("session_id").textValue();
        assertThat(pupil.get(path).json().get("participants").intValue()).isEqualTo(1);
        assertThat(pupil.get(path).json().get("code").isNull()).isTrue();
        Http.Answer back = pupil.post(path + "/rejoin", null);
        assertThat(back.json().get("participant").get("participant_id"))
                .isEqualTo(joined.json().get("participant").get("participant_id"));
        assertThat(service.teacher()
                        .get("/api/sessions?session_type=live&classroom_id=4")
                        .text())
                .contains(lesson.get("session_id").textValue());
    }

    @Test
    void codeIsReadHoweverTheKeyboardWritesIt() {
        Codes codes = service.bean(Codes.class);
        for (String typed : List.of("rhfk-7mz9", "ＲＨＦＫ７ＭＺ９", "고라7ㅡㅋ9", "골ㅏ7ㅡㅋ9")) {
            assertThat(codes.read(typed)).as(typed).contains("RHFK7MZ9");
        }
        assertThat(codes.read("수업")).isEmpty();
    }

    @Test
    void wrongExpiredAndEndedCodesAreAlike() throws SQLException {
        Classroom ended = Classroom.begin(service);
        service.teacher().post(ended.path("/end"), null);
        Classroom expired = Classroom.begin(service);
        service.database().update("UPDATE sessions SET expires_at = now() WHERE id = '" + expired.sessionId() + "'");

        List<String> answers = List.of("ZZZZ9999", ended.code(), expired.code()).stream()
                .map(code -> service.anyone().get("/api/live-codes/" + code))
                .map(answer -> answer.status() + answer.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1).first().asString().startsWith("404").contains("no-such-lesson");
        assertThat(expired.tryToJoin("하나").json().get("type").textValue()).isEqualTo("no-such-lesson");
    }

    @Test
    void lessonWithoutItsTeacherIsEndedAndTheRegisterKnows() throws SQLException {
        Classroom lesson = Classroom.begin(service);
        service.database().update("UPDATE sessions SET expires_at = now() WHERE id = '" + lesson.sessionId() + "'");

        await().atMost(SOON).until(() -> service.teacher()
                .get(lesson.path(""))
                .json()
                .get("end_reason")
                .asText()
                .equals("expired"));
        assertThat(service.database()
                        .column("SELECT (ended_at IS NOT NULL)::text FROM session WHERE session_id = '"
                                + lesson.sessionId() + "'"))
                .containsExactly("true");
        assertThat(service.teacher().post(lesson.path("/extend"), null).status())
                .isEqualTo(409);
    }

    @Test
    void teacherLetsItGoOnAndEndsItOnce() {
        Classroom lesson = Classroom.begin(service);
        String before =
                service.teacher().get(lesson.path("")).json().get("expires_at").textValue();
        Http.Answer extended = service.teacher().post(lesson.path("/extend"), "{\"minutes\": 240}");
        assertThat(extended.json().get("expires_at").textValue()).isGreaterThan(before);
        assertThat(service.teacher()
                        .post(lesson.path("/extend"), "{\"minutes\": 1}")
                        .json()
                        .get("expires_at"))
                .isEqualTo(extended.json().get("expires_at"));
        assertThat(service.teacher()
                        .post(lesson.path("/extend"), "{\"minutes\": 241}")
                        .status())
                .isEqualTo(400);

        JsonNode first = service.teacher().post(lesson.path("/end"), null).json();
        assertThat(service.teacher().post(lesson.path("/end"), null).json()).isEqualTo(first);
        assertThat(first.get("end_reason").textValue()).isEqualTo("teacher");
        assertThat(service.anyone()
                        .as(lesson.teacherToken())
                        .post(lesson.path("/rejoin"), null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void startingWithTheSameKeyTwiceStartsOneLesson() {
        Http teacher = service.teacher().with("Idempotency-Key", "start-1");
        JsonNode one =
                teacher.post("/api/live-sessions", "{\"class_id\": \"4\"}").json();
        JsonNode two =
                teacher.post("/api/live-sessions", "{\"class_id\": \"4\"}").json();
        assertThat(two.get("session_id")).isEqualTo(one.get("session_id"));
        assertThat(two.get("participant_token")).isNotEqualTo(one.get("participant_token"));
        assertThat(service.anyone()
                        .as(one.get("participant_token").textValue())
                        .get("/api/live-sessions/" + one.get("session_id").textValue())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everyBadNicknameIsRefusedByItsField() {
        Classroom lesson = Classroom.begin(service);
        for (String bad : List.of(
                "",
                "   ",
                "가".repeat(21),
                "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
                "a\\u0007b",
                "\\u200b\\u200f",
                "Z" + "\\u0301".repeat(10),
                "\\u3164",
                "\\ud83d")) {
            Http.Answer answer = lesson.tryToJoin(bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().get("errors").get(0).get("pointer").textValue())
                    .as(bad)
                    .isEqualTo("/nickname");
        }
        for (String good : List.of(
                "가",
                "가".repeat(20),
                "\ud83e\udeea",
                "👨‍👩‍👧‍👦",
                "<b>굵게</b>",
                "\\u200fعلي",
                "\\u1112\\u1161\\u11ab")) {
            assertThat(lesson.tryToJoin(good).status()).as(good).isEqualTo(201);
        }
        assertThat(service.anyone()
                        .post(
                                "/api/live-sessions/join",
                                "{\"code\": \"%s\", \"nickname\": \"가\", \"avatar_id\": 65, \"x\": 1}"
                                        .formatted(lesson.code()))
                        .text())
                .contains("/avatar_id", "/x");
    }

    @Test
    void nobodyTakesAnothersNameOrABannedOne() {
        Classroom lesson = Classroom.begin(service);
        assertThat(List.of("가람", " 가 람", "가\\u200b람", "김하늘", "Ana", "ＡＮＡ").stream()
                        .map(name -> lesson.tryToJoin(name)
                                .json()
                                .at("/participant/nickname")
                                .textValue()))
                .containsExactly("가람", "가 람 2", "가\u200b람 3", "김하늘 2", "Ana", "ＡＮＡ 2");
        String id = service.anyone()
                .as(lesson.join("Bad Name"))
                .post(lesson.path("/rejoin"), null)
                .json()
                .at("/participant/participant_id")
                .textValue();
        service.teacher().post(lesson.path("/participants/" + id + "/ban"), null);
        for (String same : List.of("BAD NAME", "ｂａｄ ｎａｍｅ", "bаd\\u200bname")) {
            assertThat(lesson.tryToJoin(same).status()).as(same).isEqualTo(403);
        }
    }

    @Test
    void teacherClosesTheDoor() {
        Classroom lesson = Classroom.begin(service);
        Http inside = service.anyone().as(lesson.join("하나"));
        assertThat(service.teacher()
                        .send("PATCH", lesson.path(""), "{\"door_open\": false}")
                        .json()
                        .get("door_open")
                        .booleanValue())
                .isFalse();
        assertThat(lesson.tryToJoin("두리").json().get("type").textValue()).isEqualTo("door-closed");
        assertThat(inside.post(lesson.path("/rejoin"), null).status()).isEqualTo(200);
        service.teacher().send("PATCH", lesson.path(""), "{\"door_open\": true}");
        assertThat(lesson.tryToJoin("두리").status()).isEqualTo(201);
        service.teacher().post(lesson.path("/end"), null);
        assertThat(inside.get(lesson.path("/messages")).status())
                .as("the lesson is over")
                .isEqualTo(409);
    }

    @Test
    void nobodyElseTeachesOrSeesTheLesson() {
        Classroom lesson = Classroom.begin(service);
        String pupil = lesson.join("하나");
        String other = Classroom.begin(service).join("두리");
        for (String more : List.of("", "/participants", "/logs", "/messages")) {
            assertThat(service.otherTeacher().get(lesson.path(more)).status()).isEqualTo(403);
            assertThat(service.foreignTeacher().get(lesson.path(more)).status()).isEqualTo(404);
            assertThat(service.student(1).get(lesson.path(more)).status()).isEqualTo(403);
            assertThat(service.anyone().get(lesson.path(more)).status()).isEqualTo(401);
            assertThat(service.admin().get(lesson.path(more)).status()).isEqualTo(200);
        }
        for (String more : List.of("/participants", "/logs")) {
            assertThat(service.anyone().as(pupil).get(lesson.path(more)).status())
                    .isEqualTo(403);
        }
        assertThat(service.anyone().as(other).get(lesson.path("")).status()).isEqualTo(404);
        assertThat(service.anyone().as(pupil).post(lesson.path("/end"), null).status())
                .isEqualTo(403);
        assertThat(service.anyone()
                        .as("gp_" + "x".repeat(43))
                        .get(lesson.path(""))
                        .status())
                .isEqualTo(401);
        assertThat(service.teacher()
                        .post("/api/live-sessions", "{\"class_id\": \"6\"}")
                        .status())
                .isEqualTo(403);
        assertThat(service.teacher()
                        .post("/api/live-sessions", "{\"class_id\": \"8\"}")
                        .status())
                .isEqualTo(404);
        assertThat(service.student(1)
                        .post("/api/live-sessions", "{\"class_id\": \"4\"}")
                        .status())
                .isEqualTo(403);
        assertThat(service.foreignTeacher().get("/api/live-sessions").json().get("items"))
                .isEmpty();
        assertThat(service.teacher()
                        .get("/api/live-sessions?active=true&limit=500")
                        .text())
                .contains(lesson.sessionId());
        assertThat(service.teacher().get("/api/live-sessions?active=false").text())
                .doesNotContain(lesson.sessionId());
    }

    @Test
    void everythingIsLoggedWithWhoDidIt() {
        Classroom lesson = Classroom.begin(service);
        lesson.join("하나");
        service.teacher().send("PATCH", lesson.path(""), "{\"moderation\": \"hold\"}");
        JsonNode logs = service.teacher().get(lesson.path("/logs")).json().get("items");
        assertThat(logs)
                .extracting(row -> row.get("event_type").textValue())
                .containsExactly("moderation-changed", "participant-joined", "participant-joined", "live-started");
        assertThat(logs.get(0).get("actor").textValue()).isEqualTo("user:12");
        assertThat(service.teacher()
                        .get(lesson.path("/logs?event_type=live-started"))
                        .json()
                        .get("items"))
                .hasSize(1);
        Http.Answer stale =
                service.teacher().with("If-Match", "\"1\"").send("PATCH", lesson.path(""), "{\"title\": \"늦은 변경\"}");
        assertThat(stale.status()).isEqualTo(412);
    }
}
