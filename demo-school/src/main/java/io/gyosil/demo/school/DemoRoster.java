package io.gyosil.demo.school;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.school.DemoPeople.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is who in the demo school: an admin, three teachers with a class each, and ninety pupils; and a second
 * organization that must not see any of it. What is there already is found by its e-mail address or name and left alone.
 */
final class DemoRoster {

    private static final int CLASSES = SchoolRoll.PUPILS / SchoolRoll.PUPILS_OF_A_CLASS;
    private static final String GRADE = "5";
    private static final String SECOND_SCHOOL = "두번째학교";
    private static final String SECOND_ADMIN = "admin@second.example";

    private final DemoPeople people;
    private final String adminToken;

    DemoRoster(DemoPeople people, String adminToken) {
        this.people = people;
        this.adminToken = adminToken;
    }

    /** Makes what is not there yet; the pupils' user_ids, class by class. */
    List<String> fill(long seed) throws InterruptedException {
        try (JsonApi api = JsonApi.at(people.url(), adminToken)) {
            Names names = new Names(seed);
            Map<String, JsonNode> users = by(api.list("/api/core/users"), "email");
            Map<String, JsonNode> classes = by(api.list("/api/core/classes"), "name");
            Map<String, JsonNode> teachers = by(api.list("/api/core/teachers"), "user_id");
            Map<String, JsonNode> students = by(api.list("/api/core/students"), "user_id");
            List<String> pupils = new ArrayList<>();
            for (int i = 0; i < CLASSES; i++) {
                ObjectNode teacher = person(
                        i == 0 ? Who.TEACHER.email() : "teacher" + (i + 1) + "@hanbit.example", names, "teacher");
                if (i == 0) {
                    teacher.put("password", people.password(Who.TEACHER));
                }
                String teacherId = profile(api, user(api, users, teacher), teachers, "teachers", "subject", "수학");
                String name = GRADE + "학년 " + (i + 1) + "반";
                String classId = classes.containsKey(name)
                        ? classes.get(name).path("id").asText()
                        : api.post("/api/core/classes", aClass(name, teacherId))
                                .path("id")
                                .asText();
                ArrayNode members = JsonApi.object().putArray("student_ids");
                for (int n = 0; n < SchoolRoll.PUPILS_OF_A_CLASS; n++) {
                    int number = i * SchoolRoll.PUPILS_OF_A_CLASS + n + 1;
                    ObjectNode pupil = person(
                            number == 1 ? Who.STUDENT.email() : "s%02d@hanbit.example".formatted(number),
                            names,
                            "student");
                    if (number == 1) {
                        pupil.put("password", people.password(Who.STUDENT));
                    }
                    String userId = user(api, users, pupil);
                    members.add(Long.parseLong(profile(api, userId, students, "students", "grade", GRADE)));
                    pupils.add(userId);
                }
                ObjectNode enrolment = JsonApi.object().put("class_id", classId);
                enrolment.set("student_ids", members);
                api.post("/api/core/enrollments/bulk", enrolment);
            }
            goals(api, pupils, seed);
            secondSchool(api);
            return pupils;
        }
    }

    private static ObjectNode person(String email, Names names, String role) {
        return JsonApi.object().put("email", email).put("name", names.next()).put("role", role);
    }

    private static ObjectNode aClass(String name, String teacherId) {
        return JsonApi.object()
                .put("name", name)
                .put("teacher_id", Long.parseLong(teacherId))
                .put("grade_level", GRADE)
                .put("subject", "수학");
    }

    private static String user(JsonApi api, Map<String, JsonNode> users, ObjectNode wanted)
            throws InterruptedException {
        JsonNode there = users.get(wanted.path("email").asText());
        return (there != null ? there : api.post("/api/core/users", wanted))
                .path("id")
                .asText();
    }

    private static String profile(
            JsonApi api, String userId, Map<String, JsonNode> there, String kind, String field, String value)
            throws InterruptedException {
        JsonNode profile = there.containsKey(userId)
                ? there.get(userId)
                : api.post(
                        "/api/core/" + kind,
                        JsonApi.object().put("user_id", Long.parseLong(userId)).put(field, value));
        return profile.path("id").asText();
    }

    /** Every third pupil of the first class says what they like and aim at. */
    private static void goals(JsonApi api, List<String> pupils, long seed) throws InterruptedException {
        List<Topic> topics = ItemBank.of(seed).topics();
        for (int i = 0; i < SchoolRoll.PUPILS_OF_A_CLASS; i += 3) {
            api.put(
                    "/api/interest-goals/" + pupils.get(i) + "/"
                            + topics.get(i % topics.size()).id(),
                    JsonApi.object().put("interest_level", (i % 10) / 10.0).put("goal_target", 0.8));
        }
    }

    /** Its operator makes it and its admin, and can look no further; the rest its admin makes. */
    private void secondSchool(JsonApi operator) throws InterruptedException {
        boolean isThere = operator.list("/api/core/organizations").stream()
                .anyMatch(organization -> organization.path("name").asText().equals(SECOND_SCHOOL));
        if (isThere) {
            return;
        }
        String password = people.secrets().demoPassword("second-admin");
        long id = operator.post("/api/core/organizations", JsonApi.object().put("name", SECOND_SCHOOL))
                .path("id")
                .asLong();
        operator.post(
                "/api/core/users",
                JsonApi.object()
                        .put("org_id", id)
                        .put("email", SECOND_ADMIN)
                        .put("name", "이두리")
                        .put("role", "admin")
                        .put("password", password));
        String token = operator.post(
                        "/auth/login",
                        JsonApi.object().put("email", SECOND_ADMIN).put("password", password))
                .path("access_token")
                .asText();
        try (JsonApi admin = JsonApi.at(people.url(), token)) {
            String teacher = admin.post("/api/core/users", person("teacher@second.example", new Names(id), "teacher"))
                    .path("id")
                    .asText();
            String teacherId = profile(admin, teacher, Map.of(), "teachers", "subject", "수학");
            admin.post("/api/core/classes", aClass(GRADE + "학년 1반", teacherId));
        }
    }

    private static Map<String, JsonNode> by(List<JsonNode> items, String field) {
        Map<String, JsonNode> map = new HashMap<>();
        items.forEach(item -> map.put(item.path(field).asText(), item));
        return map;
    }
}
