package io.gyosil.session.live.socket;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.session.Classroom;
import io.gyosil.session.SessionService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TalkingInALessonIT {

    private static SessionService service;
    private static SessionService replica;

    @BeforeAll
    static void start() {
        service = SessionService.on("session_talk");
        replica = SessionService.on("session_talk");
    }

    @AfterAll
    static void stop() {
        replica.close();
        service.close();
    }

    @Test
    void everybodyGetsTheSameHappeningsInTheSameOrderOnTwoReplicas() {
        Classroom here = Classroom.begin(service);
        Classroom there = new Classroom(replica, here.sessionId(), here.code(), here.teacherToken());
        try (LessonSocket teacher = here.socket(here.teacherToken());
                LessonSocket one = here.socket(here.join("하나"));
                LessonSocket two = there.socket(there.join("두리"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(one.post("a" + i, "하나 " + i).get("state").textValue())
                        .isEqualTo("visible");
                assertThat(two.post("b" + i, "두리 " + i).get("repeated").booleanValue())
                        .isFalse();
            }
            List.of(teacher, one, two).forEach(socket -> socket.awaitSeq(10));

            assertThat(teacher.happenings()).hasSize(10).first().isEqualTo("1 message-posted 하나 0");
            assertThat(one.happenings()).isEqualTo(teacher.happenings());
            assertThat(two.happenings()).isEqualTo(teacher.happenings());
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() {
        Classroom lesson = Classroom.begin(service);
        String token = lesson.join("하나");
        try (LessonSocket two = lesson.socket(lesson.join("두리"))) {
            LessonSocket first = lesson.socket(token);
            first.post("a1", "첫째");
            first.awaitSeq(1);
            first.close();
            two.post("b1", "둘째");
            two.post("b2", "셋째");
            try (LessonSocket again = lesson.socket(token, 1)) {
                again.awaitSeq(3);
                two.post("b3", "넷째");
                again.awaitSeq(4);
                assertThat(again.happenings())
                        .containsExactly("2 message-posted 둘째", "3 message-posted 셋째", "4 message-posted 넷째");
                assertThat(again.post("a1", "첫째").get("repeated").booleanValue())
                        .isTrue();
                two.post("b4", "다섯째");
                again.awaitSeq(5);
                assertThat(again.happenings()).hasSize(4);
            }
        }
    }

    @Test
    void whoComesLateGetsTheLatestFifty() {
        Classroom lesson = Classroom.begin(service);
        try (LessonSocket teacher = lesson.socket(lesson.teacherToken())) {
            for (int part = 0; part < 4; part++) {
                // Each socket may post ten at once.
                try (LessonSocket one = lesson.socket(lesson.join("하나" + part))) {
                    int from = part;
                    IntStream.range(0, 15).forEach(i -> {
                        JsonNode answer = one.post("a" + i, from + " " + i);
                        while (answer.get("type").textValue().equals("refused")) {
                            one.frames().remove(answer);
                            answer = one.post("a" + i, from + " " + i);
                        }
                    });
                }
            }
            teacher.awaitSeq(60);
            try (LessonSocket late = lesson.socket(lesson.join("늦은이"))) {
                late.awaitSeq(60);
                assertThat(late.happenings()).hasSize(50).first().asString().startsWith("11 ");
            }
        }
    }

    @Test
    void messageThatIsApprovedLateReachesWhoWasAway() {
        Classroom lesson = Classroom.begin(service, "hold");
        String token = lesson.join("하나");
        try (LessonSocket teacher = lesson.socket(lesson.teacherToken());
                LessonSocket two = lesson.socket(lesson.join("두리"))) {
            LessonSocket one = lesson.socket(token);
            assertThat(one.post("a1", "기다려요").get("state").textValue()).isEqualTo("held");
            String held = teacher.await("held").get("message").get("message_id").textValue();
            teacher.post("t1", "선생님 말은 바로 보여요");
            two.awaitSeq(1);
            one.awaitSeq(1);
            one.close();

            assertThat(service.teacher()
                            .post(lesson.path("/messages/" + held + "/approve"), null)
                            .json()
                            .get("state")
                            .textValue())
                    .isEqualTo("visible");

            two.awaitSeq(2);
            assertThat(two.happenings()).containsExactly("1 message-posted 선생님 말은 바로 보여요", "2 message-posted 기다려요");
            try (LessonSocket again = lesson.socket(token, 1)) {
                again.awaitSeq(2);
                assertThat(again.happenings()).containsExactly("2 message-posted 기다려요");
            }
        }
    }

    @Test
    void whatIsHiddenIsNotShownToWhoComesLater() {
        Classroom lesson = Classroom.begin(service);
        try (LessonSocket one = lesson.socket(lesson.join("하나"))) {
            String id = one.post("a1", "보이지 않게").get("message_id").textValue();
            one.awaitSeq(1);
            assertThat(service.teacher()
                            .post(lesson.path("/messages/" + id + "/hide"), null)
                            .status())
                    .isEqualTo(200);
            one.awaitSeq(2);
            try (LessonSocket late = lesson.socket(lesson.join("늦은이"))) {
                late.awaitSeq(2);
                assertThat(late.happenings()).containsExactly("1 message-posted null", "2 message-hidden");
                service.teacher().post(lesson.path("/messages/" + id + "/restore"), null);
                late.awaitSeq(3);
                assertThat(late.happenings()).endsWith("3 message-restored 보이지 않게");
            }
        }
    }

    @Test
    void whoIsSentOutIsOutAndTheEndIsTheEndForAll() {
        Classroom lesson = Classroom.begin(service);
        String token = lesson.join("하나");
        LessonSocket one = lesson.socket(token);
        String id =
                one.await("welcome").get("participant").get("participant_id").textValue();
        service.teacher().post(lesson.path("/participants/" + id + "/kick"), null);
        assertThat(one.awaitClose()).isEqualTo(4003);
        assertThat(one.await("removed").get("act").textValue()).isEqualTo("kick");
        assertThat(LessonSocket.greeted(service.uri(), lesson.sessionId(), token, 0)
                        .awaitClose())
                .isEqualTo(4003);

        assertThat(service.anyone().as(token).post(lesson.path("/rejoin"), null).status())
                .isEqualTo(200);
        LessonSocket again = lesson.socket(token);
        service.teacher().post(lesson.path("/participants/" + id + "/ban"), null);
        assertThat(again.awaitClose()).isEqualTo(4004);
        assertThat(service.anyone().as(token).post(lesson.path("/rejoin"), null).status())
                .isEqualTo(403);
        assertThat(lesson.tryToJoin("하나").status()).isEqualTo(403);

        LessonSocket two = lesson.socket(lesson.join("두리"));
        service.teacher().post(lesson.path("/end"), null);
        assertThat(two.awaitClose()).isEqualTo(4000);
        assertThat(two.happenings()).containsExactly("1 lesson-ended");
        assertThat(LessonSocket.greeted(service.uri(), lesson.sessionId(), lesson.teacherToken(), 0)
                        .awaitClose())
                .isEqualTo(4000);
    }

    @Test
    void teacherSeesWhoIsThere() {
        Classroom lesson = Classroom.begin(service);
        try (LessonSocket teacher = lesson.socket(lesson.teacherToken())) {
            LessonSocket one = lesson.socket(lesson.join("하나"));
            teacher.await(frame -> frame.path("count").asInt() == 1 && frame.has("people"));
            one.await(frame -> frame.path("count").asInt() == 1 && !frame.has("people"));
            one.close();
            teacher.await(frame -> frame.path("count").asInt(-1) == 0
                    && frame.path("people").size() == 2
                    && !frame.get("people").get(1).get("present").booleanValue());
        }
    }

    @Test
    void everyBadFrameIsAnsweredOrEndsTheSocket() {
        Classroom lesson = Classroom.begin(service);
        String token = lesson.join("하나");
        try (LessonSocket silent = LessonSocket.open(service.uri(), lesson.sessionId())) {
            silent.say("{\"type\": \"post\", \"client_id\": \"1\", \"content\": \"먼저\"}");
            assertThat(silent.awaitClose()).isEqualTo(4002);
        }
        try (LessonSocket foreign = LessonSocket.greeted(
                service.uri(), lesson.sessionId(), Classroom.begin(service).teacherToken(), 0)) {
            assertThat(foreign.awaitClose()).isEqualTo(4001);
        }
        try (LessonSocket binary = lesson.socket(token)) {
            binary.bare().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();
            assertThat(binary.awaitClose()).isEqualTo(1003);
        }
        try (LessonSocket huge = lesson.socket(token)) {
            huge.bare().sendText("x".repeat(1_000_000), true);
            assertThat(huge.awaitClose()).isIn(1009, 1006);
        }
        try (LessonSocket one = lesson.socket(token)) {
            JsonNode error = one.post("c1", "").get("problem").get("errors").get(0);
            assertThat(error.get("pointer").textValue()).isEqualTo("/content");
            assertThat(error.get("detail").textValue()).isNotBlank().doesNotContain("field.");
            one.say("no json");
            one.await(frame -> frame.get("type").textValue().equals("refused")
                    && frame.get("client_id").isNull());
            one.say("{\"type\": \"dance\"}");
            one.say("{\"type\": \"beat\"}");
            one.await("beat");
            assertThat(one.post("c2", "<b>안녕</b> \u200F👨‍👩‍👧‍👦").get("type").textValue())
                    .isEqualTo("ack");
            one.awaitSeq(1);
            assertThat(one.happenings()).containsExactly("1 message-posted <b>안녕</b> \u200F👨‍👩‍👧‍👦");
        }
    }

    @Test
    void whoGivesTheClassUpLosesTheSeatInTheLesson() throws SQLException {
        Classroom lesson = Classroom.begin(service, "hold");
        try (LessonSocket teacher = lesson.socket(lesson.teacherToken());
                LessonSocket one = lesson.socket(lesson.join("하나"))) {
            teaches("5");
            assertThat(teacher.awaitClose()).isEqualTo(4001);
            assertThat(one.post("a1", "선생님만 볼 수 있어요").get("state").textValue()).isEqualTo("held");
            assertThat(teacher.frames())
                    .noneMatch(frame -> frame.get("type").textValue().equals("held"));
            assertThat(one.isOpen()).isTrue();
            assertThat(LessonSocket.greeted(service.uri(), lesson.sessionId(), lesson.teacherToken(), 0)
                            .awaitClose())
                    .isEqualTo(4001);
            Http seat = service.anyone().as(lesson.teacherToken());
            assertThat(seat.get(lesson.path("/messages")).status()).isEqualTo(403);
            assertThat(seat.post(lesson.path("/rejoin"), null).status()).isEqualTo(403);
        } finally {
            teaches("3");
        }
        assertThat(service.teacher().post(lesson.path("/rejoin"), null).status())
                .isEqualTo(200);
        lesson.socket(lesson.teacherToken()).close();
    }

    @Test
    void whoTeachesTheClassWithItsTeacherTeachesTheLesson() throws SQLException {
        Classroom lesson = Classroom.begin(service);
        service.database().update("UPDATE classroom_ref SET co_teacher_ids = '{5}' WHERE classroom_id = '4'");
        try {
            String token = service.otherTeacher()
                    .post(lesson.path("/rejoin"), null)
                    .json()
                    .get("participant_token")
                    .textValue();
            LessonSocket second = lesson.socket(token);
            assertThat(second.post("t2", "둘이서 가르쳐요").get("type").textValue()).isEqualTo("ack");
            service.database().update("UPDATE classroom_ref SET co_teacher_ids = '{}' WHERE classroom_id = '4'");
            assertThat(second.awaitClose()).isEqualTo(4001);
        } finally {
            service.database().update("UPDATE classroom_ref SET co_teacher_ids = '{}' WHERE classroom_id = '4'");
        }
    }

    private static void teaches(String teacherId) throws SQLException {
        service.database()
                .update("UPDATE classroom_ref SET teacher_id = '%s' WHERE classroom_id = '4'".formatted(teacherId));
    }

    @Test
    void whoComesBackSeesWhatStillWaitsAndTheServersClock() {
        Classroom lesson = Classroom.begin(service, "hold");
        String token = lesson.join("하나");
        try (LessonSocket teacher = lesson.socket(lesson.teacherToken());
                LessonSocket one = lesson.socket(token)) {
            one.post("a1", "기다려요");
            try (LessonSocket again = lesson.socket(token)) {
                JsonNode welcome = again.await("welcome");
                assertThat(welcome.get("waiting"))
                        .extracting(message -> message.get("content").textValue())
                        .containsExactly("기다려요");
                assertThat(Instant.parse(welcome.get("now").textValue())).isBefore(Instant.now());
            }
            assertThat(teacher.await("welcome").get("waiting")).isEmpty();
            teacher.post("t1", "안녕하세요");
            one.awaitSeq(1);
            assertThat(one.await("message-posted").get("message").get("role").textValue())
                    .isEqualTo("teacher");
        }
    }

    @Test
    void noFrameHoldsMoreThanItSeems() throws IOException {
        Classroom lesson = Classroom.begin(service);
        try (java.net.Socket socket =
                new java.net.Socket(service.uri().getHost(), service.uri().getPort())) {
            socket.getOutputStream().write("""
                GET /ws/live-sessions/%s HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Extensions: permessage-deflate\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(lesson.sessionId()).getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) socket.getInputStream().read());
            }
            assertThat(head.toString()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
        }
    }

    @Test
    void oneParticipantHasFewSocketsAndOnePaceOnAllOfThem() {
        Classroom lesson = Classroom.begin(service);
        String token = lesson.join("하나");
        List<LessonSocket> sockets =
                IntStream.range(0, 5).mapToObj(i -> lesson.socket(token)).toList();
        assertThat(LessonSocket.greeted(service.uri(), lesson.sessionId(), token, 0)
                        .awaitClose())
                .isEqualTo(4009);
        sockets.getFirst().close();
        await().atMost(SOON).until(() -> {
            LessonSocket another = LessonSocket.greeted(service.uri(), lesson.sessionId(), token, 0);
            await().atMost(SOON)
                    .until(() -> !another.isOpen() || !another.frames().isEmpty());
            return another.isOpen();
        });
        sockets.forEach(LessonSocket::close);
    }

    @Test
    void whoPostsFasterThanAnybodyReadsIsAskedToSlowDown() {
        // Ten at once, and in the long run so slowly that however long this takes no eleventh comes to be allowed.
        Map<String, Object> slow = Map.of("gyosil.live.sockets.posts-per-second", 0.01);
        try (SessionService patient = SessionService.on("session_talking_slowly", slow)) {
            Classroom lesson = Classroom.begin(patient);
            String token = lesson.join("하나");
            try (LessonSocket one = lesson.socket(token);
                    LessonSocket two = lesson.socket(token)) {
                List<JsonNode> answers = IntStream.range(0, 12)
                        .mapToObj(i -> (i % 2 == 0 ? one : two).post("a" + i, "빨리 " + i))
                        .toList();
                assertThat(answers.subList(0, 10))
                        .allMatch(answer -> answer.get("type").textValue().equals("ack"));
                assertThat(answers.subList(10, 12))
                        .allMatch(
                                answer -> answer.path("problem").path("status").asInt() == 429);
            }
        }
    }
}
