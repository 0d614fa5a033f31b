package io.gyosil.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seed 003's curl examples, their bodies unchanged: on a new installation their ids are the first ones. */
class RunningTheSeedsExamplesIT {

    private static ClassroomService service;
    private static Http admin;

    @BeforeAll
    static void start() {
        service = ClassroomService.on("classroom_seed");
        service.anyone().post("/auth/first-admin", """
            {"code": "%s", "organization": "첫 학교", "email": "a@b.example", "name": "관리자", "password": "%s"}
            """.formatted(ClassroomService.CODE, ClassroomService.PASSWORD));
        admin = service.as("a@b.example");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theExamplesRunAsTheyStand() {
        Http.Answer organization =
                admin.post("/api/core/organizations", "{\"name\": \"서울고등학교\", \"type\": \"school\"}");
        assertThat(organization.status()).isEqualTo(201);
        assertThat(organization.json().get("name").textValue()).isEqualTo("서울고등학교");
        assertThat(organization.json().get("id").isIntegralNumber()).isTrue();
        assertThat(admin.get("/api/core/organizations").json().get("items")).hasSize(2);

        Http.Answer teacher = admin.post("/api/core/teachers", """
            {
                "user_id": 1,
                "org_id": 1,
                "subject": "math",
                "meta": {"certifications": ["Math Level 2"], "years_experience": 5}
              }
            """);
        assertThat(teacher.status()).as(teacher.text()).isEqualTo(201);
        assertThat(teacher.json().at("/meta/years_experience").intValue()).isEqualTo(5);

        for (int i = 1; i <= 5; i++) {
            long user = TwoSchools.created(
                            admin, "/api/core/users", "{\"role\": \"student\", \"name\": \"학생 " + i + "\"}")
                    .get("id")
                    .asLong();
            assertThat(TwoSchools.created(admin, "/api/core/students", "{\"user_id\": " + user + "}")
                            .get("id")
                            .asLong())
                    .isEqualTo(i);
        }
        assertThat(TwoSchools.created(admin, "/api/core/classes", "{\"name\": \"수학 1반\", \"teacher_id\": 1}")
                        .get("id")
                        .textValue())
                .isEqualTo("1");
        Http.Answer bulk = admin.post("/api/core/enrollments/bulk", """
            {
                "class_id": 1,
                "student_ids": [1, 2, 3, 4, 5]
              }
            """);
        assertThat(bulk.status()).as(bulk.text()).isEqualTo(201);
        assertThat(bulk.json().get("enrolled").intValue()).isEqualTo(5);
        assertThat(admin.get("/api/core/classes/1/students").json().get("items"))
                .hasSize(5);
        assertThat(admin.send("DELETE", "/api/core/enrollments/1/1", null).status())
                .isEqualTo(204);
    }
}
