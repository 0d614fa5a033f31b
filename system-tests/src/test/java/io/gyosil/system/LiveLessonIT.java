package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lessons as a teacher and two pupils see them in their browsers, through the entrance, across real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveLessonIT {

    private LiveSchool school;

    @BeforeAll
    void open() {
        school = new LiveSchool();
    }

    @AfterAll
    void close() {
        if (school != null) {
            school.close();
        }
    }

    @Test
    void aLessonFromItsCodeToItsEnd() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "속담으로 여는 아침");
        assertThat(teacher.getAttribute("#qr", "src")).isEqualTo("/live/qr/" + code);
        LiveSchool.soon().until(() -> (Boolean) teacher.evaluate(
                "() => document.getElementById('qr').complete && document.getElementById('qr').naturalWidth > 0"));
        Page fox = school.pupil(Chromium.PHONE, code, "여우별");
        Page bear = school.pupil(Chromium.PHONE.in("en-US"), code, "큰곰");
        sees(teacher, "#people-count", "2");

        // Who speaks waits for the one before: two who speak at once are in either order.
        LiveSchool.say(teacher, "좋은 아침이에요");
        says(fox, "좋은 아침이에요");
        LiveSchool.say(fox, "네, 선생님!");
        says(bear, "좋은 아침이에요", "네, 선생님!");
        LiveSchool.say(bear, "Good morning");
        for (Page page : List.of(teacher, fox, bear)) {
            says(page, "좋은 아침이에요", "네, 선생님!", "Good morning");
            assertThat(page.locator("#messages .sending").count()).isZero();
        }

        teacher.selectOption("#type", "proverb");
        teacher.click("#next-card");
        teacher.click("#answer-box summary");
        sees(teacher, "#answer", "오는");
        answer(fox, "오는");
        sees(teacher, "#answered", "2명 중 1명이 답했습니다");
        answer(bear, "가는");
        sees(teacher, "#answered", "2명 중 2명이 답했습니다");
        assertThat(teacher.locator("#bars li").count()).isEqualTo(2);
        assertThat(teacher.locator("#bars li.right").count())
                .as("before it is closed")
                .isZero();
        teacher.click("#close-card");
        fox.waitForSelector("#card-fate .good");
        bear.waitForSelector("#card-fate .warn");
        sees(teacher, "#bars li.right bdi", "오는");
        sees(teacher, "#answered", "2명 중 1명이 맞혔습니다");

        teacher.reload();
        says(teacher, "좋은 아침이에요", "네, 선생님!", "Good morning");
        sees(teacher, "#answered", "2명 중 1명이 맞혔습니다");
        teacher.click("#end");
        teacher.click("#end-yes");
        sees(fox, "#over-title", "수업이 끝났어요");
        sees(bear, "#over-title", "The lesson has ended");
        teacher.waitForSelector("#over:not([hidden])");
        fox.navigate("/join/" + code);
        sees(fox, "#status", "이 코드의 수업을 찾지 못했어요. 코드를 다시 확인해 주세요.");
        assertThat(school.chromium().errors()).isEmpty();
    }

    @Test
    void whatIsHeldWaitsForTheTeacherAndThenComesToEverybody() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "승인");
        Page fox = school.pupil(Chromium.PHONE, code, "여우");
        Page bear = school.pupil(Chromium.PHONE, code, "곰");
        teacher.waitForResponse(
                response -> response.request().method().equals("PATCH") && response.ok(),
                () -> teacher.check("#moderation input[value=hold]"));
        LiveSchool.say(fox, "먼저");
        says(teacher.locator("#queue-list .content"), "먼저");
        sees(fox, "#messages .held .fate", "선생님이 확인하고 있어요");
        LiveSchool.say(teacher, "사이에");
        says(bear, "사이에");

        teacher.click("#queue-list button:has-text('승인')");

        says(bear, "사이에", "먼저");
        says(fox, "사이에", "먼저");
        assertThat(fox.locator("#messages .held").count()).isZero();
        teacher.waitForSelector("#queue", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));

        teacher.click("#messages li:has-text('먼저') >> text=숨기기");
        says(bear, "사이에");
        teacher.click("#messages li:has-text('먼저') >> text=다시 보이기");
        says(bear, "사이에", "먼저");
        assertThat(school.chromium().errors()).isEmpty();
    }

    @Test
    void aLineThatWasLostComesBackWithoutLossOrDoubles() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "지하철");
        Page fox = school.pupil(Chromium.PHONE, code, "여우");
        LiveSchool.say(fox, "안에서");
        says(teacher, "안에서");

        fox.context().setOffline(true);
        fox.waitForSelector("#link:not([hidden])");
        LiveSchool.say(fox, "터널에서");
        IntStream.range(0, 5).forEach(i -> LiveSchool.say(teacher, "밖에서 " + i));
        says(teacher, "안에서", "밖에서 0", "밖에서 1", "밖에서 2", "밖에서 3", "밖에서 4");
        says(fox, "안에서", "터널에서");
        sees(fox, "#messages .sending .fate", "보내는 중…");
        fox.context().setOffline(false);

        String[] all = {"안에서", "밖에서 0", "밖에서 1", "밖에서 2", "밖에서 3", "밖에서 4", "터널에서"};
        says(fox, all);
        says(teacher, all);
        LiveSchool.soon().until(() -> fox.isHidden("#link"));

        fox.reload();
        fox.waitForSelector("#room:not([hidden])");
        says(fox, all);
        sees(fox, "#me .name", "여우");
        sees(teacher, "#people-count", "1");
        assertThat(school.chromium().errors()).isEmpty();
    }

    @Test
    void aPostFromBeforeAReloadIsSentAfterIt() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "다시 읽기");
        Page fox = school.pupil(Chromium.PHONE, code, "여우");
        LiveSchool.soon().until(() -> fox.isHidden("#link"));
        fox.evaluate("() => dispatchEvent(new Event('offline'))");
        fox.evaluate("() => { WebSocket = class { close() {} }; }");
        LiveSchool.say(fox, "아직 못 보냄");
        fox.waitForSelector("#messages .sending");

        fox.reload();

        says(teacher, "아직 못 보냄");
        says(fox, "아직 못 보냄");
    }

    @Test
    void whatOthersWriteIsShownAndNeverRun() {
        String html = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        String turned = "\u202Eesrever مرحبا";
        String family = "👨‍👩‍👧‍👦 안녕";
        String piled = "Z\u0334\u031B\u0356 algo";
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "<script>alert(3)</script>");
        Page fox = school.pupil(Chromium.PHONE, code, "<b>곰</b>\u202Ex");
        List.of(html, turned, family, piled).forEach(each -> LiveSchool.say(fox, each));

        says(teacher, html, turned, family, piled);
        assertThat(teacher.locator("#messages img, #messages script, #messages b")
                        .count())
                .isZero();
        sees(teacher, "#lesson-title", "<script>alert(3)</script>");
        sees(teacher, "#people-list .name", "<b>곰</b>\u202Ex");
        for (String selector : List.of("#messages .name", "#messages .content", "#people-list .name")) {
            assertThat(teacher.locator(selector).first().evaluate("element => getComputedStyle(element).unicodeBidi"))
                    .as(selector)
                    .isIn("isolate", "plaintext", "isolate-override");
        }
        assertThat(teacher.locator("#messages .content")
                        .first()
                        .evaluate("element => getComputedStyle(element).overflow"))
                .isEqualTo("clip");
        assertThat(school.chromium().errors()).as("scripts that ran").isEmpty();
    }

    @Test
    void whoIsKickedMayComeBackAndWhoIsBannedMayNot() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "약속");
        Page fox = school.pupil(Chromium.PHONE, code, "여우");
        sees(teacher, "#people-count", "1");

        teacher.click("#people-list .more");
        teacher.click("#person-menu >> text=내보내기");
        sees(fox, "#over-title", "선생님이 내보냈어요");
        sees(teacher, "#people-count", "0");
        fox.click("#come-back");
        fox.waitForSelector("#room:not([hidden])");
        sees(teacher, "#people-count", "1");

        teacher.click("#people-list .more");
        teacher.click("#person-menu >> text=차단");
        teacher.click("#ban-dialog .danger");
        sees(fox, "#over-title", "이 수업에 들어올 수 없어요");
        fox.reload();
        sees(fox, "#over-title", "이 수업에 들어올 수 없어요");
        assertThat(school.chromium().errors()).isEmpty();
    }

    @Test
    void aTeacherGoesBackToALessonThatRuns() {
        Page teacher = school.teacher(Chromium.DESK);
        String title = "돌아가기 " + System.nanoTime();
        String code = school.begin(teacher, title);
        teacher.close();

        Page again = school.teacher(Chromium.PHONE);
        again.click("#running-list li:has-text('" + title + "') button");

        again.waitForSelector("#lesson:not([hidden])");
        sees(again, "#code", code.substring(0, 4) + " " + code.substring(4));
    }

    private static void answer(Page pupil, String answer) {
        pupil.waitForSelector("#answer-form:not([hidden])");
        pupil.fill("#answer", answer);
        pupil.press("#answer", "Enter");
        pupil.waitForSelector("#card-fate .message");
    }

    private static void sees(Page page, String selector, String text) {
        LiveSchool.soon().untilAsserted(() -> assertThat(page.locator(selector).allTextContents())
                .as(selector)
                .containsExactly(text));
    }

    /** These messages and no others, in this order. */
    private static void says(Page page, String... contents) {
        says(page.locator("#messages li:not(.hidden-one) .content"), contents);
    }

    private static void says(Locator messages, String... contents) {
        LiveSchool.soon()
                .untilAsserted(() -> assertThat(messages.allTextContents()).containsExactly(contents));
    }
}
