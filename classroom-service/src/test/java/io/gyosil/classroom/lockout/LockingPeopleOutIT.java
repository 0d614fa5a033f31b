package io.gyosil.classroom.lockout;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.classroom.ClassroomService;
import io.gyosil.classroom.TwoSchools;
import io.gyosil.classroom.TwoSchools.Person;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token that is still good is none any more when its user was deactivated or removed. */
class LockingPeopleOutIT {

    private static final String ME = "/auth/me";

    private static ClassroomService service;
    private static TwoSchools schools;
    private static Http admin;

    @BeforeAll
    static void start() {
        service = ClassroomService.on("classroom_lockout");
        schools = TwoSchools.in(service);
        admin = service.as(schools.first().admin());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void isActive(Person person, boolean active) {
        Http.Answer answer =
                admin.send("PATCH", "/api/core/users/" + person.userId(), "{\"is_active\": " + active + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void answers(int status, Http who) {
        await().atMost(SOON).until(() -> who.get(ME).status() == status);
    }

    @Test
    void whoWasDeactivatedIsRefusedAndComesBackWhenActiveAgain() {
        Person teacher = schools.first().otherTeacher();
        Http before = service.as(teacher.email());
        Http other = service.as(schools.first().teacher().email());
        assertThat(before.get(ME).status()).isEqualTo(200);

        isActive(teacher, false);
        answers(401, before);
        assertThat(other.get(ME).status()).isEqualTo(200);

        isActive(teacher, true);
        answers(200, before);
    }

    @Test
    void whoIsRemovedByWhateverStatementIsRefused() throws SQLException {
        Person student = schools.second().otherStudent();
        Http before = service.as(student.email());
        assertThat(before.get(ME).status()).isEqualTo(200);

        service.database().update("""
            DELETE FROM student_classroom WHERE student_id = %1$d;
            DELETE FROM students WHERE id = %1$d;
            DELETE FROM users WHERE id = %2$d;
            """.formatted(student.id(), student.userId()));

        answers(401, before);
    }
}
