package io.gyosil.system.access;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.proving.testing.RunningStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who may come: people of two schools, apps, participants of a lesson, and those whose token is none. */
final class Callers {

    private static final String PASSWORD = "a password of many letters";
    private static final String PARTICIPANT = "participant";

    private final RunningStack stack;
    private final Http operator;

    Callers(RunningStack stack) {
        this.stack = stack;
        this.operator = stack.admin();
    }

    /**
     * Somebody.
     *
     * @param token null for none
     * @param roles those that the token gives; empty for one that is not good
     */
    record Caller(String name, @Nullable String token, Set<String> roles) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A school with an admin. */
    private record School(String id, String adminToken, Http admin) {}

    /** All fifteen, made anew. */
    List<Caller> all() {
        School school = school("하나초등학교");
        School other = school("두리초등학교");
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("nobody", null, Set.of()));
        callers.add(new Caller("who has a word for a token", "hello", Set.of()));
        callers.add(new Caller("whose token others signed", TestTokens.of(Roles.ADMIN, "1"), Set.of()));
        callers.add(new Caller("who was deactivated", deactivated(school), Set.of()));
        callers.add(of(school, Roles.STUDENT, "a student"));
        callers.add(of(other, Roles.STUDENT, "a student of another school"));
        callers.add(of(school, Roles.TEACHER, "a teacher"));
        callers.add(of(other, Roles.TEACHER, "a teacher of another school"));
        callers.add(new Caller("an admin", school.adminToken(), Set.of(Roles.ADMIN)));
        callers.add(new Caller("an admin of another school", other.adminToken(), Set.of(Roles.ADMIN)));
        callers.add(
                new Caller("the operator", stack.info().people().ensureStaff(), Set.of(Roles.ADMIN, Roles.OPERATOR)));
        callers.add(new Caller("the installation's viewer", stack.info().viewerToken(), Set.of(Roles.VIEWER)));
        callers.add(new Caller("a school's viewer", viewer(school), Set.of(Roles.VIEWER)));
        callers.addAll(participants(school.admin()));
        return callers;
    }

    private School school(String name) {
        String id = made(operator, "/api/core/organizations", "{\"name\": \"" + name + "\"}")
                .get("id")
                .asText();
        String token = log(person(operator, id, Roles.ADMIN));
        return new School(id, token, stack.anyone().as(token));
    }

    private Caller of(School school, String role, String name) {
        return new Caller(name, log(person(school.admin(), school.id(), role)), Set.of(role));
    }

    private record Person(long userId, String email) {}

    /** Somebody with a password, and with a profile where the role has one. */
    private static Person person(Http admin, String school, String role) {
        String email = UUID.randomUUID() + "@example.org";
        long user = made(admin, "/api/core/users", """
            {"org_id": %s, "email": "%s", "role": "%s", "name": "사람", "password": "%s"}
            """.formatted(school, email, role, PASSWORD))
                .get("id")
                .asLong();
        if (!role.equals(Roles.ADMIN)) {
            made(admin, "/api/core/" + role + "s", "{\"user_id\": %d, \"org_id\": %s}".formatted(user, school));
        }
        return new Person(user, email);
    }

    private String log(Person person) {
        Http.Answer answer = stack.anyone()
                .post("/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(person.email(), PASSWORD));
        return answer.json().get("access_token").textValue();
    }

    /** Of somebody who was let go: the token itself is good for a while. */
    private String deactivated(School school) {
        Person person = person(school.admin(), school.id(), Roles.TEACHER);
        String token = log(person);
        school.admin().send("PATCH", "/api/core/users/" + person.userId(), "{\"is_active\": false}");
        Http leaver = stack.anyone().as(token);
        for (String path : List.of(
                "/auth/me", "/api/sessions", "/study/questions?user_id=1", "/api/analytics/features/topic-daily")) {
            await().atMost(SOON).until(() -> leaver.get(path).status() == 401);
        }
        return token;
    }

    private String viewer(School school) {
        String token = made(school.admin(), "/api/core/viewers", "{\"name\": \"태블릿\"}")
                .get("token")
                .textValue();
        Http viewer = stack.anyone().as(token);
        await().atMost(SOON)
                .until(() -> viewer.get("/study/questions?user_id=1").status() == 200);
        return token;
    }

    /** The own seat of who gives a lesson, and a pupil's. */
    private List<Caller> participants(Http admin) {
        String aClass = made(admin, "/api/core/classes", "{\"name\": \"5-1\", \"grade_level\": \"5\"}")
                .get("id")
                .asText();
        JsonNode lesson = await().atMost(SOON)
                .until(
                        () -> admin.post("/api/live-sessions", "{\"class_id\": \"" + aClass + "\", \"title\": \"수업\"}"),
                        answer -> answer.status() == 201)
                .json();
        JsonNode seat = made(stack.anyone(), "/api/live-sessions/join", """
            {"code": "%s", "nickname": "하늘", "avatar_id": 1}
            """.formatted(
                        lesson.get("code").textValue()));
        return List.of(
                new Caller(
                        "the seat of who gives a lesson",
                        lesson.get("participant_token").textValue(),
                        Set.of(PARTICIPANT)),
                new Caller("a pupil's seat", seat.get("participant_token").textValue(), Set.of(PARTICIPANT)));
    }

    private static JsonNode made(Http client, String path, String body) {
        Http.Answer answer = client.post(path, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(path + ": " + answer.text());
        }
        return answer.json();
    }
}
