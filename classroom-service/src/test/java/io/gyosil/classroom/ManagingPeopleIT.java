package io.gyosil.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagingPeopleIT {

    private static final String DECOMPOSED = "\u1112\u1161\u11AB\u1100\u1173\u11AF\u110B\u1175\u1105\u1173\u11B7";

    private static ClassroomService service;
    private static TwoSchools schools;
    private static TwoSchools.School school;
    private static Http admin;

    @BeforeAll
    static void start() {
        service = ClassroomService.on("classroom_manage");
        schools = TwoSchools.in(service);
        school = schools.first();
        admin = service.as(school.admin());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void listsAreFilteredByWhatAPersonWouldAskForInKoreanAndEnglish() {
        user("{\"role\": \"student\", \"name\": \"Amélie Kim-Park\"}");
        user("{\"role\": \"student\", \"name\": \"" + DECOMPOSED + "\"}");

        assertThat(names("/api/core/users?name=" + encoded("kim-p"))).containsExactly("Amélie Kim-Park");
        assertThat(names("/api/core/users?name=" + encoded("한글"))).containsExactly("한글이름");
        assertThat(names("/api/core/users?name="
                        + encoded(java.text.Normalizer.normalize("한글", java.text.Normalizer.Form.NFD))))
                .as("as some keyboards compose it")
                .containsExactly("한글이름");
        assertThat(names("/api/core/users?is_active=false&name=" + encoded("한글")))
                .isEmpty();
        assertThat(names("/api/core/users?role=teacher")).hasSize(2);
        assertThat(names("/api/core/classes?subject=math")).hasSize(2);
        assertThat(names("/api/core/classes?teacher_id=" + school.teacher().id()))
                .containsExactly("5학년 1반");
        assertThat(names("/api/core/students?class_id=" + school.classes().getFirst()))
                .hasSize(2);
        assertThat(names("/api/core/students?grade=nothing")).isEmpty();
        assertThat(names("/api/core/users?org_id=" + schools.second().org())).isEmpty();
        assertThat(admin.get("/api/core/users?nmae=kim")
                        .json()
                        .at("/errors/0/pointer")
                        .textValue())
                .isEqualTo("?nmae");
    }

    @Test
    void pagesByCursorAndBySkipShowEverybodyOnce() {
        IntStream.range(0, 12).forEach(n -> user("{\"role\": \"student\", \"name\": \"쪽수 " + n + "\"}"));
        List<Long> all = ids(admin.get("/api/core/users?limit=500"));

        List<Long> byCursor = new ArrayList<>();
        String next = "/api/core/users?limit=5";
        while (next != null) {
            Http.Answer page = admin.get(next);
            byCursor.addAll(ids(page));
            String cursor = page.json().get("next_cursor").textValue();
            assertThat(page.headers().firstValue("Link").isPresent()).isEqualTo(cursor != null);
            next = cursor == null ? null : "/api/core/users?limit=5&cursor=" + cursor;
        }
        List<Long> bySkip = new ArrayList<>();
        for (int skip = 0; skip < all.size(); skip += 5) {
            bySkip.addAll(ids(admin.get("/api/core/users?limit=5&skip=" + skip)));
        }

        assertThat(byCursor).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(bySkip).isEqualTo(all);
        assertThat(admin.get("/api/core/users?skip=-1").status()).isEqualTo(400);
        assertThat(admin.get("/api/core/users?limit=501").status()).isEqualTo(400);
    }

    @Test
    void aChangeNamesTheVersionItWasMadeForAndMovesTheTimeOfChange() throws Exception {
        String user = "/api/core/users/" + user("{\"role\": \"student\", \"name\": \"처음\"}");
        Http.Answer read = admin.get(user);
        String tag = read.headers().firstValue("ETag").orElseThrow();

        Http.Answer changed = admin.with("If-Match", tag).send("PATCH", user, "{\"name\": \"나중\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(admin.with("If-Match", tag)
                        .send("PATCH", user, "{\"name\": \"늦음\"}")
                        .status())
                .isEqualTo(412);
        assertThat(changed.json().get("updated_at").textValue())
                .isGreaterThan(read.json().get("updated_at").textValue());
        assertThat(admin.send("PATCH", user, "{\"name\": null}")
                        .json()
                        .get("name")
                        .isNull())
                .isTrue();
        assertThat(admin.send("PATCH", user, "{\"nane\": 1}")
                        .json()
                        .at("/errors/0/pointer")
                        .textValue())
                .isEqualTo("/nane");
    }

    @Test
    void aPostSentAgainWithItsKeyMakesNothingAgain() throws Exception {
        String body = "{\"role\": \"student\", \"name\": \"한 번만\"}";
        Http once = admin.with("Idempotency-Key", "key-1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Answer>> tries = IntStream.range(0, 6)
                    .mapToObj(n -> threads.submit(() -> once.post("/api/core/users", body)))
                    .toList();
            List<Http.Answer> answers = new ArrayList<>();
            for (Future<Http.Answer> each : tries) {
                answers.add(each.get());
            }
            assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(answer -> answer.json().get("id"))
                            .collect(Collectors.toSet()))
                    .hasSize(1);
        }
        assertThat(names("/api/core/users?name=" + encoded("한 번만"))).hasSize(1);
        assertThat(once.post("/api/core/users", "{\"role\": \"teacher\"}").status())
                .isEqualTo(422);
    }

    @Test
    void whoIsUnknownForAProfileIsNamed() {
        Http.Answer unknown = admin.post("/api/core/teachers", "{\"user_id\": 987654}");
        Http.Answer elsewhere = admin.post(
                "/api/core/teachers",
                "{\"user_id\": " + schools.second().teacher().userId() + "}");
        Http.Answer student = admin.post(
                "/api/core/teachers", "{\"user_id\": " + school.student().userId() + "}");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/pointer").textValue()).isEqualTo("/user_id");
        assertThat(unknown.json().get("detail").textValue()).contains("987654");
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(student.status()).isEqualTo(400);
        assertThat(admin.post(
                                "/api/core/students",
                                "{\"user_id\": " + school.student().userId() + "}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void enrolledTwiceIsAProblemForOneAndCountedForMany() {
        String aClass = school.classes().getFirst();
        Http.Answer again = admin.post(
                "/api/core/enrollments",
                "{\"student_id\": %d, \"class_id\": \"%s\"}"
                        .formatted(school.student().id(), aClass));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("type").textValue()).isEqualTo("already-enrolled");

        String ids = school.student().id() + ", 999999, "
                + school.otherStudent().id() + ", " + school.student().id() + ", -1";
        JsonNode bulk = admin.post(
                        "/api/core/enrollments/bulk",
                        "{\"class_id\": %s, \"student_ids\": [%s]}".formatted(aClass, ids))
                .json();
        assertThat(bulk.get("already_enrolled").intValue()).isEqualTo(1);
        assertThat(bulk.get("enrolled").intValue()).isEqualTo(1);
        assertThat(bulk.get("unknown").intValue()).isEqualTo(2);
        assertThat(bulk.at("/results/1/status").textValue()).isEqualTo("unknown");
        String many = IntStream.range(1, 10_002).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Http.Answer tooMany = admin.post(
                "/api/core/enrollments/bulk", "{\"class_id\": %s, \"student_ids\": [%s]}".formatted(aClass, many));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().at("/errors/0/detail").textValue())
                .contains("5000")
                .contains("10001");
        admin.send("DELETE", "/api/core/enrollments/" + school.otherStudent().id() + "/" + aClass, null);
    }

    @Test
    void whatIsInUseStaysAndSaysWhatUsesIt() {
        Http.Answer teacher =
                admin.send("DELETE", "/api/core/teachers/" + school.teacher().id(), null);
        Http.Answer organization = admin.send("DELETE", "/api/core/organizations/" + school.org(), null);
        Http.Answer other = admin.send(
                "DELETE", "/api/core/organizations/" + schools.second().org(), null);

        assertThat(teacher.status()).isEqualTo(409);
        assertThat(teacher.json().get("detail").textValue()).contains("1 classes");
        assertThat(organization.json().get("detail").textValue())
                .contains("users")
                .contains("classes");
        assertThat(other.status()).isEqualTo(409);
        assertThat(admin.send("DELETE", "/api/core/users/" + school.teacher().userId(), null)
                        .json()
                        .get("detail")
                        .textValue())
                .contains("teacher's profile");
        assertThat(admin.send("DELETE", "/api/core/users/1", null)
                        .json()
                        .get("detail")
                        .textValue())
                .contains("last admin");
        assertThat(admin.send("PATCH", "/api/core/users/1", "{\"role\": \"teacher\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void viewersHoldOnToTheirOrganizationAndSoItIsSaid() throws Exception {
        long org = TwoSchools.created(admin, "/api/core/organizations", "{\"name\": \"뷰어만 남은 학교\"}")
                .get("id")
                .asLong();
        service.database().update("INSERT INTO viewer (org_id, name, sha256) VALUES (" + org + ", '태블릿', 'd1935')");

        Http.Answer answer = admin.send("DELETE", "/api/core/organizations/" + org, null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").textValue()).isEqualTo("The organization is in use by its viewers.");
        assertThat(admin.get("/api/core/organizations/" + org).status()).isEqualTo(200);
    }

    @Test
    void aCoTeacherHasTheRightsOfTheClassesTeacher() {
        String path = "/api/core/classes/" + school.classes().getFirst();
        Http other = service.as(school.otherTeacher().email());
        String pupils = "/api/core/students?class_id=" + school.classes().getFirst();
        assertThat(other.get(path).status()).isEqualTo(403);

        Http.Answer changed = admin.send(
                "PATCH", path, "{\"co_teacher_ids\": [" + school.otherTeacher().id() + "]}");

        assertThat(changed.json().get("co_teacher_ids").toString())
                .isEqualTo("[" + school.otherTeacher().id() + "]");
        assertThat(other.get(path).status()).isEqualTo(200);
        assertThat(other.get("/api/core/classes").json().get("items")).hasSize(2);
        assertThat(other.get(pupils).json().get("items")).hasSize(2);
        assertThat(other.get("/api/core/classes/" + school.classes().getFirst() + "/students")
                        .json()
                        .get("items"))
                .hasSize(2);
        assertThat(other.put("/api/interest-goals/" + school.student().userId() + "/t-9", "{}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.get("/api/core/classes?teacher_id="
                                + school.otherTeacher().id())
                        .json()
                        .get("items"))
                .hasSize(2);
        assertThat(admin.send(
                                "DELETE",
                                "/api/core/teachers/" + school.otherTeacher().id(),
                                null)
                        .json()
                        .get("detail")
                        .textValue())
                .contains("2 classes");

        assertThat(admin.send("PATCH", path, "{\"co_teacher_ids\": null}")
                        .json()
                        .get("co_teacher_ids"))
                .isEmpty();
        assertThat(other.get(path).status()).isEqualTo(403);
        assertThat(other.get(pupils).json().get("items")).isEmpty();
    }

    @Test
    void whoBecomesTheTeacherIsNoCoTeacherAnyMore() {
        JsonNode made = TwoSchools.created(
                admin,
                "/api/core/classes",
                "{\"name\": \"둘이 맡는 반\", \"teacher_id\": %d, \"co_teacher_ids\": [%d]}"
                        .formatted(school.teacher().id(), school.otherTeacher().id()));
        assertThat(made.get("co_teacher_ids").get(0).asLong())
                .isEqualTo(school.otherTeacher().id());
        String path = "/api/core/classes/" + made.get("id").textValue();

        JsonNode changed = admin.send(
                        "PATCH",
                        path,
                        "{\"teacher_id\": " + school.otherTeacher().id() + "}")
                .json();

        assertThat(changed.get("teacher_id").asLong())
                .isEqualTo(school.otherTeacher().id());
        assertThat(changed.get("co_teacher_ids")).isEmpty();
        for (long wrong :
                List.of(school.otherTeacher().id(), schools.second().teacher().id(), 987_654L)) {
            Http.Answer answer = admin.send("PATCH", path, "{\"co_teacher_ids\": [" + wrong + "]}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/co_teacher_ids/0");
        }
        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(204);
    }

    @Test
    void goalsAreSetReadAndKeptBetweenZeroAndOne() {
        Http student = service.as(school.student().email());
        String goals = "/api/interest-goals/" + school.student().userId();
        assertThat(student.put(goals + "/t-1", "{\"interest_level\": 0.25, \"goal_target\": 1.5}")
                        .status())
                .isEqualTo(201);
        assertThat(student.put(goals + "/t-1", "{\"interest_level\": 1}").status())
                .isEqualTo(200);
        assertThat(student.put(goals + "/" + encoded("분수의 덧셈"), "{}").status()).isEqualTo(201);

        JsonNode items = student.get(
                        "/api/interest-goals?user_id=" + school.student().userId())
                .json()
                .get("items");
        assertThat(StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.get("topic_id").textValue()))
                .containsExactly("분수의 덧셈", "t-1");
        assertThat(student.get(goals + "/t-1").json().get("goal_target").isNull())
                .isTrue();
        for (String level : List.of("1.01", "-0.1", "1e400", "\"0.5\"", "1e-300")) {
            assertThat(student.put(goals + "/t-1", "{\"interest_level\": " + level + "}")
                            .status())
                    .as(level)
                    .isEqualTo(400);
        }
        assertThat(service.as(school.teacher().email())
                        .put(goals + "/t-2", "{\"goal_target\": 0.8}")
                        .status())
                .isEqualTo(201);
        assertThat(service.as(school.otherTeacher().email())
                        .put(goals + "/t-2", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(service.as(schools.second().admin())
                        .put(goals + "/t-2", "{}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"student\", \"email\": \"no-at-sign\"}                     | /email",
                "{\"role\": \"student\", \"email\": \"two@at@signs.example\"}           | /email",
                "{\"role\": \"student\", \"email\": \"space in@mail.example\"}          | /email",
                "{\"role\": \"student\", \"email\": \"a@b..example\"}                   | /email",
                "{\"role\": \"student\", \"email\": \"\"}                               | /email",
                "{\"role\": \"student\", \"name\": \"\"}                                | /name",
                "{\"role\": \"student\", \"name\": \"   \"}                             | /name",
                "{\"role\": \"student\", \"name\": \"a\\u0007b\"}                       | /name",
                "{\"role\": \"student\", \"name\": \"a\\u0000b\"}                       | /name",
                "{\"role\": \"student\", \"name\": \"a\\nb\"}                           | /name",
                "{\"role\": \"student\", \"name\": 17}                                  | /name",
                "{\"role\": \"principal\"}                                              | /role",
                "{}                                                                     | /role",
                "{\"role\": \"student\", \"password\": \"short\"}                       | /password",
                "{\"role\": \"student\", \"org_id\": -1}                                | /org_id",
                "{\"role\": \"student\", \"org_id\": 99999999999999999999}              | /org_id",
                "{\"role\": \"student\", \"is_active\": \"yes\"}                        | /is_active",
                "{\"role\": \"student\", \"identities\": \"x\"}                         | /identities",
                "{\"role\": \"student\", \"identities\": [{\"issuer\": \"x\"}]}         | /identities/0/subject",
                "{\"role\": \"student\", \"is_operator\": true}                         | /is_operator",
            })
    void aBadFieldOfAUserIsNamed(String body, String pointer) {
        Http.Answer answer = admin.post("/api/core/users", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    }

    @Test
    void aVeryLongNameIsRefusedAndALongKoreanOneIsNot() {
        String hundred = "가".repeat(100);
        assertThat(admin.post("/api/core/users", "{\"role\": \"student\", \"name\": \"" + hundred + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.post("/api/core/users", "{\"role\": \"student\", \"name\": \"" + hundred + "가\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/api/core/users", "{\"role\": \"student\", \"email\": \"Same@Mail.example\"}")
                        .status())
                .isEqualTo(201);
        Http.Answer taken = service.as(schools.second().admin())
                .post("/api/core/users", "{\"role\": \"student\", \"email\": \"same@mail.EXAMPLE\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("type").textValue()).isEqualTo("email-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "9223372036854775807"})
    void anIdThatNobodyHasIsNotFoundWhateverItsSize(String id) {
        for (String kind : List.of("organizations", "users", "teachers", "students", "classes")) {
            assertThat(admin.get("/api/core/" + kind + "/" + id).status())
                    .as(kind)
                    .isEqualTo(404);
        }
        assertThat(admin.get("/api/interest-goals/" + id + "/t-1").status()).isEqualTo(404);
        assertThat(admin.send("DELETE", "/api/core/enrollments/" + id + "/" + id, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anIdThatIsNoNumberIsABadRequest() {
        for (String kind : List.of("organizations", "users", "teachers", "students")) {
            assertThat(admin.get("/api/core/" + kind + "/abc").status())
                    .as(kind)
                    .isEqualTo(400);
            assertThat(admin.get("/api/core/" + kind + "/9223372036854775808").status())
                    .as(kind)
                    .isEqualTo(400);
        }
    }

    @Test
    void aClassTakesItsEnrolmentsWithIt() throws Exception {
        String aClass = TwoSchools.created(admin, "/api/core/classes", "{\"name\": \"없어질 반\"}")
                .get("id")
                .textValue();
        admin.post(
                "/api/core/enrollments/bulk",
                "{\"class_id\": %s, \"student_ids\": [%d, %d]}"
                        .formatted(
                                aClass,
                                school.student().id(),
                                school.otherStudent().id()));
        assertThat(admin.send("DELETE", "/api/core/classes/" + aClass, null).status())
                .isEqualTo(204);

        assertThat(admin.get("/api/core/classes/" + aClass).status()).isEqualTo(404);
        assertThat(service.database().column("SELECT FROM student_classroom WHERE class_id = '" + aClass + "'"))
                .isEmpty();
    }

    @Test
    void aUserTakesTheirGoalsWithThem() throws Exception {
        long user = user("{\"role\": \"student\", \"name\": \"떠나는 이\"}");
        assertThat(admin.put("/api/interest-goals/" + user + "/t-1", "{}").status())
                .isEqualTo(201);

        assertThat(admin.send("DELETE", "/api/core/users/" + user, null).status())
                .isEqualTo(204);

        assertThat(service.database().column("SELECT FROM interest_goal WHERE user_id = '" + user + "'"))
                .isEmpty();
    }

    @Test
    void whatNobodyUsesGoesAndIsNotFoundAfterwards() throws Exception {
        long learner = user("{\"role\": \"student\"}");
        long student = TwoSchools.created(admin, "/api/core/students", "{\"user_id\": " + learner + "}")
                .get("id")
                .asLong();
        admin.post(
                "/api/core/enrollments",
                "{\"student_id\": %d, \"class_id\": %s}"
                        .formatted(student, school.classes().getFirst()));
        long teacher = TwoSchools.created(
                        admin, "/api/core/teachers", "{\"user_id\": " + user("{\"role\": \"teacher\"}") + "}")
                .get("id")
                .asLong();
        long organization = TwoSchools.created(admin, "/api/core/organizations", "{\"name\": \"빈 학교\"}")
                .get("id")
                .asLong();

        for (String gone : List.of("students/" + student, "teachers/" + teacher, "organizations/" + organization)) {
            assertThat(admin.send("DELETE", "/api/core/" + gone, null).status())
                    .as(gone)
                    .isEqualTo(204);
            assertThat(admin.get("/api/core/" + gone).status()).as(gone).isEqualTo(404);
        }
        assertThat(service.database().column("SELECT FROM student_classroom WHERE student_id = " + student))
                .isEmpty();
        assertThat(admin.send("DELETE", "/api/core/users/" + learner, null).status())
                .isEqualTo(204);
    }

    private static long user(String body) {
        return TwoSchools.created(admin, "/api/core/users", body).get("id").asLong();
    }

    private static List<String> names(String path) {
        JsonNode items = admin.get(path).json().get("items");
        assertThat(items).as(path).isNotNull();
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("name").textValue())
                .toList();
    }

    private static List<Long> ids(Http.Answer page) {
        List<Long> ids = StreamSupport.stream(page.json().get("items").spliterator(), false)
                .map(item -> item.get("id").asLong())
                .toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
