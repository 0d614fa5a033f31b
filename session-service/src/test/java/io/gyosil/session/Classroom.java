package io.gyosil.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.session.live.socket.LessonSocket;

/** A lesson of class 4, as its teacher and its pupils have it. */
public record Classroom(SessionService service, String sessionId, String code, String teacherToken) {

    /** A lesson that begins now. */
    public static Classroom begin(SessionService service) {
        return begin(service, "open");
    }

    /** A lesson that begins now, its messages seen at once or held. */
    public static Classroom begin(SessionService service, String moderation) {
        return begin(service, moderation, "4");
    }

    /** A lesson of another class. */
    public static Classroom begin(SessionService service, String moderation, String classId) {
        Http.Answer answer = service.teacher()
                .post(
                        "/api/live-sessions",
                        "{\"class_id\": \"%s\", \"moderation\": \"%s\"}".formatted(classId, moderation));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        JsonNode lesson = answer.json();
        return new Classroom(
                service,
                lesson.get("session_id").textValue(),
                lesson.get("code").textValue(),
                lesson.get("participant_token").textValue());
    }

    /** The address of the lesson, with what follows. */
    public String path(String more) {
        return "/api/live-sessions/" + sessionId + more;
    }

    /** The token of a pupil who joins. */
    public String join(String nickname) {
        Http.Answer answer = tryToJoin(nickname);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json().get("participant_token").textValue();
    }

    public Http.Answer tryToJoin(String nickname) {
        return service.anyone()
                .post(
                        "/api/live-sessions/join",
                        "{\"code\": \"%s\", \"nickname\": \"%s\", \"avatar_id\": 7}".formatted(code, nickname));
    }

    /** A socket with a token, from the newest happenings on. */
    public LessonSocket socket(String token) {
        return socket(token, -1);
    }

    /** A socket with a token, behind a happening. */
    public LessonSocket socket(String token, long after) {
        LessonSocket socket = LessonSocket.greeted(service.uri(), sessionId, token, after);
        socket.await("welcome");
        return socket;
    }
}
