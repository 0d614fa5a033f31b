package io.gyosil.system.client;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.client.classroom.BulkRequest;
import io.gyosil.client.classroom.BulkView;
import io.gyosil.client.classroom.ClassroomRequest;
import io.gyosil.client.classroom.ClassroomView;
import io.gyosil.client.classroom.ClassroomsApi;
import io.gyosil.client.classroom.EnrollmentsApi;
import io.gyosil.client.classroom.IdentityApi;
import io.gyosil.client.classroom.LoginRequest;
import io.gyosil.client.classroom.OrganizationRequest;
import io.gyosil.client.classroom.OrganizationView;
import io.gyosil.client.classroom.OrganizationsApi;
import io.gyosil.client.classroom.StudentRequest;
import io.gyosil.client.classroom.StudentsApi;
import io.gyosil.client.classroom.TeacherPatch;
import io.gyosil.client.classroom.TeacherRequest;
import io.gyosil.client.classroom.TeacherView;
import io.gyosil.client.classroom.TeachersApi;
import io.gyosil.client.classroom.UserRequest;
import io.gyosil.client.classroom.UserRole;
import io.gyosil.client.classroom.UsersApi;
import io.gyosil.client.session.JoinRequest;
import io.gyosil.client.session.Joined;
import io.gyosil.client.session.JoiningApi;
import io.gyosil.client.session.LessonsApi;
import io.gyosil.client.session.Message;
import io.gyosil.client.session.StartRequest;
import io.gyosil.client.session.StartedLesson;
import io.gyosil.demo.live.Phone;
import io.gyosil.proving.testing.RunningStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients made of the OpenAPI documents do what seed 003 does with curl, and give a lesson. */
class TeachingThroughGeneratedClientsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final String PASSWORD = "generated-clients-4";

    private static String url() {
        return STACK.info().url().replaceAll("/$", "");
    }

    private static Consumer<HttpRequest.Builder> bearing(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private static io.gyosil.client.classroom.ApiClient classroom(String token) {
        var client = new io.gyosil.client.classroom.ApiClient();
        client.updateBaseUri(url());
        return token.isEmpty() ? client : client.setRequestInterceptor(bearing(token));
    }

    private static io.gyosil.client.session.ApiClient session(String token) {
        var client = new io.gyosil.client.session.ApiClient();
        client.updateBaseUri(url());
        return token.isEmpty() ? client : client.setRequestInterceptor(bearing(token));
    }

    private static String logIn(String email) throws io.gyosil.client.classroom.ApiException {
        return new IdentityApi(classroom(""))
                .logIn(new LoginRequest().email(email).password(PASSWORD))
                .getAccessToken();
    }

    private static long user(String token, String email, String name, UserRole role, @Nullable Long organization)
            throws io.gyosil.client.classroom.ApiException {
        return new UsersApi(classroom(token))
                .createUser(
                        new UserRequest()
                                .orgId(organization)
                                .email(email)
                                .name(name)
                                .role(role)
                                .password(PASSWORD),
                        null)
                .getId();
    }

    @Test
    void aSchoolIsMadeAndALessonGiven() throws Exception {
        String operator = STACK.info().people().ensureStaff();
        OrganizationRequest seoul = new OrganizationRequest().name("서울고등학교").type("school");
        OrganizationsApi organizations = new OrganizationsApi(classroom(operator));
        OrganizationView school = organizations.createOrganization(seoul, "a-school");
        assertThat(organizations.createOrganization(seoul, "a-school").getId()).isEqualTo(school.getId());
        user(operator, "admin@seoul.example", "김서울", UserRole.ADMIN, school.getId());
        String admin = logIn("admin@seoul.example");

        TeacherView teacher = new TeachersApi(classroom(admin))
                .createTeacher(
                        new TeacherRequest()
                                .userId(user(admin, "teacher@seoul.example", "이교사", UserRole.TEACHER, null))
                                .subject("math")
                                .meta(Map.of("certifications", List.of("Math Level 2"), "years_experience", 5)),
                        null);
        assertThat(new TeachersApi(classroom(admin))
                        .patchTeacher(teacher.getId(), new TeacherPatch().subject("수학"), null)
                        .getSubject())
                .isEqualTo("수학");
        ClassroomView room = new ClassroomsApi(classroom(admin))
                .createClassroom(new ClassroomRequest().name("1학년 1반").teacherId(teacher.getId()), null);
        List<Long> students = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            long pupil = user(admin, "pupil" + n + "@seoul.example", "학생 " + n, UserRole.STUDENT, null);
            students.add(new StudentsApi(classroom(admin))
                    .createStudent(new StudentRequest().userId(pupil), null)
                    .getId());
        }
        BulkView enrolled = new EnrollmentsApi(classroom(admin))
                .createEnrollments(new BulkRequest().classId(room.getId()).studentIds(students));
        assertThat(enrolled.getEnrolled()).isEqualTo(5);

        teach(logIn("teacher@seoul.example"), room.getId());
    }

    private static void teach(String token, String classId) throws Exception {
        LessonsApi lessons = new LessonsApi(session(token));
        StartRequest start = new StartRequest().classId(classId).title("분수");
        // The class is known to the session service when its event has arrived.
        StartedLesson lesson = await().atMost(SOON)
                .ignoreException(io.gyosil.client.session.ApiException.class)
                .until(() -> lessons.startLesson(start, "a-lesson"), started -> true);
        JoiningApi joining = new JoiningApi(session(""));
        assertThat(joining.lookUpCode(lesson.getCode()).getSessionId()).isEqualTo(lesson.getSessionId());
        Joined joined = joining.joinLesson(
                new JoinRequest().code(lesson.getCode()).nickname("여우").avatarId(3));

        URI socket = URI.create(url().replaceFirst("http", "ws") + "/ws/live-sessions/" + lesson.getSessionId());
        try (HttpClient http = HttpClient.newHttpClient();
                Phone phone = new Phone(http, socket, joined.getParticipantToken(), frame -> {}).open()) {
            assertThat(phone.awaitWelcome(SOON)).isTrue();
            assertThat(phone.post("first", "3/4입니다")
                            .get(SOON.toSeconds(), TimeUnit.SECONDS)
                            .path("type")
                            .asText())
                    .isEqualTo("ack");

            assertThat(lessons.listMessages(lesson.getSessionId(), null, null, null)
                            .getItems())
                    .extracting(Message::getContent)
                    .containsExactly("3/4입니다");
            lessons.endLesson(lesson.getSessionId());
            assertThat(phone.awaitEnd(SOON)).isTrue();
        }
        assertThat(lessons.getLesson(lesson.getSessionId()).getEndedAt()).isNotNull();
    }
}
