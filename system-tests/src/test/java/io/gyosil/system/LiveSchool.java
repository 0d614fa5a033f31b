package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.core.ConditionFactory;

/** A teacher with a class and three problems, made as an admin makes them, and pages as these people see them. */
final class LiveSchool implements AutoCloseable {

    static final String CLASS = "5학년 <b>2반</b>";

    private static final String PASSWORD = "a-long-password";

    /** The teachers that were made in the one stack of this JVM. */
    private static final Set<String> MADE = new HashSet<>();

    private final RunningStack stack = RunningStack.shared();
    private final Chromium chromium = Chromium.at(stack.info().url());
    private final String className;
    private final String email;

    LiveSchool() {
        this(CLASS, "live@hanbit.example");
    }

    LiveSchool(String className, String email) {
        this.className = className;
        this.email = email;
        if (MADE.add(email)) {
            make(stack.admin());
        }
    }

    private void make(Http admin) {
        String user = created(admin, "/api/core/users", """
            {"email": "%s", "role": "teacher", "name": "김하늘", "password": "%s"}
            """.formatted(email, PASSWORD));
        String teacher = created(admin, "/api/core/teachers", "{\"user_id\": %s}".formatted(user));
        created(admin, "/api/core/classes", """
            {"name": "%s", "teacher_id": %s, "grade_level": "5", "subject": "국어"}
            """.formatted(className, teacher));
        // The session service learns of the organization by an event.
        soon().untilAsserted(() -> {
            Http.Answer answer = admin.post("/api/problems/bulk", """
                {"problems": [
                    {"question": "가는 말이 고와야 ○○ 말이 곱다", "answer": "오는", "type": "proverb", "difficulty": 2, "grade": "5"},
                    {"question": "<img src=x onerror=alert(1)> 12 × 12 = ?", "answer": "144", "type": "math", "difficulty": 3,
                     "grade": "5"}]}
                """);
            assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        });
    }

    private static String created(Http admin, String path, String body) {
        Http.Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    Chromium chromium() {
        return chromium;
    }

    /** The teacher, logged in by the page of logging in and led on to the lessons. */
    Page teacher(Chromium.Look look) {
        Page page = chromium.somebody(look);
        page.navigate("/live");
        page.click("#login-link");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("#log-in button[type=submit]");
        page.waitForURL("**/live");
        page.waitForSelector("#start:not([hidden])");
        return page;
    }

    /** Begins a lesson of the class. */
    String begin(Page teacher, String title) {
        // The session service learns of a new class by an event.
        soon().untilAsserted(() -> {
            // It may have begun while a message of before was still to be read.
            if (!teacher.isVisible("#lesson")) {
                teacher.selectOption("#class", new SelectOption().setLabel(className));
                teacher.fill("#title", title);
                teacher.click("#begin");
                teacher.waitForSelector("#lesson:not([hidden]), #status .message");
            }
            assertThat(teacher.isVisible("#lesson")).isTrue();
        });
        return teacher.textContent("#code").replace(" ", "");
    }

    /** A pupil who came in with a code. */
    Page pupil(Chromium.Look look, String code, String nickname) {
        Page page = chromium.somebody(look);
        page.navigate("/join/" + code);
        page.fill("#nickname", nickname);
        page.click("#enter-button");
        page.waitForSelector("#room:not([hidden])");
        return page;
    }

    /** Waits as long as a slow machine may need. A browser is steered by one thread alone. */
    static ConditionFactory soon() {
        return await().pollInSameThread().atMost(SOON);
    }

    /** Writes a message. */
    static void say(Page page, String content) {
        page.fill("#content", content);
        page.press("#content", "Enter");
    }

    @Override
    public void close() {
        chromium.close();
    }
}
