package io.gyosil.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Two organizations to be kept apart, made through the service's own endpoints. Each has an admin, two teachers with a
 * class each, and two students in each class; the first one's admin is the operator.
 */
public record TwoSchools(School first, School second) {

    /**
     * One of them. Who is named {@code teacher} has the first class, {@code otherTeacher} the second; {@code student} is
     * the first of the first class, {@code otherStudent} the first of the second.
     */
    public record School(long org, String admin, List<Person> teachers, List<Person> students, List<String> classes) {

        public Person teacher() {
            return teachers.get(0);
        }

        public Person otherTeacher() {
            return teachers.get(1);
        }

        public Person student() {
            return students.get(0);
        }

        public Person otherStudent() {
            return students.get(2);
        }
    }

    /** A person with a profile. */
    public record Person(String email, long userId, long id) {}

    /** Makes them in a new service. */
    public static TwoSchools in(ClassroomService service) {
        Http.Answer first = service.anyone()
                .post("/auth/first-admin", """
                    {"code": "%s", "organization": "한빛초등학교", "email": "admin@one.example", "name": "관리자", "password": "%s"}
                    """.formatted(ClassroomService.CODE, ClassroomService.PASSWORD));
        long org = first.json().get("org_id").asLong();
        Http operator = service.as("admin@one.example");
        long other = created(operator, "/api/core/organizations", "{\"name\": \"다른학교\"}")
                .get("id")
                .asLong();
        user(operator, other, "admin@two.example", "admin");
        return new TwoSchools(school(operator, org, "one"), school(service.as("admin@two.example"), other, "two"));
    }

    private static School school(Http admin, long org, String name) {
        List<Person> teachers = LongStream.range(0, 2)
                .mapToObj(n -> person(admin, org, "teacher" + n + "@" + name + ".example", "teacher"))
                .toList();
        List<Person> students = LongStream.range(0, 4)
                .mapToObj(n -> person(admin, org, "student" + n + "@" + name + ".example", "student"))
                .toList();
        List<String> classes = teachers.stream()
                .map(teacher -> created(
                                admin,
                                "/api/core/classes",
                                "{\"name\": \"5학년 %d반\", \"teacher_id\": %d, \"subject\": \"math\"}"
                                        .formatted(teachers.indexOf(teacher) + 1, teacher.id()))
                        .get("id")
                        .textValue())
                .toList();
        for (int i = 0; i < students.size(); i++) {
            created(
                    admin,
                    "/api/core/enrollments",
                    "{\"student_id\": %d, \"class_id\": %s}"
                            .formatted(students.get(i).id(), classes.get(i / 2)));
        }
        return new School(org, "admin@" + name + ".example", teachers, students, classes);
    }

    private static Person person(Http admin, long org, String email, String role) {
        long user = user(admin, org, email, role);
        long id = created(admin, "/api/core/" + role + "s", "{\"user_id\": %d, \"org_id\": %d}".formatted(user, org))
                .get("id")
                .asLong();
        return new Person(email, user, id);
    }

    private static long user(Http admin, long org, String email, String role) {
        return created(admin, "/api/core/users", """
            {"org_id": %d, "email": "%s", "role": "%s", "name": "김하늘", "password": "%s"}
            """.formatted(org, email, role, ClassroomService.PASSWORD))
                .get("id")
                .asLong();
    }

    /** What a POST made. */
    public static JsonNode created(Http client, String path, String body) {
        Http.Answer answer = client.post(path, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(path + ": " + answer.text());
        }
        return answer.json();
    }
}
