package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everybody must be able to do with the pages of a lesson: see them, read them, reach all by keyboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePagesIT {

    private static final String SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth";

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

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyStateCanBeReadAndFitsAPhone(ColorScheme scheme) {
        Chromium.Look phone = Chromium.PHONE.in(scheme);
        Page nobody = school.chromium().somebody(phone);
        nobody.navigate("/live");
        nobody.waitForSelector("#login:not([hidden])");
        check(nobody);
        Page teacher = school.teacher(phone);
        check(teacher);
        String code = school.begin(teacher, "Lesson " + scheme);
        check(teacher);
        teacher.click("#project");
        check(teacher);
        teacher.click("#projector .close button");

        Page pupil = school.chromium().somebody(phone.in("en-US"));
        pupil.navigate("/join");
        check(pupil);
        pupil.fill("#code", "2222 2222");
        pupil.press("#code", "Enter");
        pupil.waitForSelector("#status .message");
        check(pupil);
        pupil.fill("#code", code.substring(0, 4).toLowerCase(Locale.ROOT) + " " + code.substring(4));
        pupil.press("#code", "Enter");
        pupil.waitForSelector("#enter:not([hidden])");
        assertThat(pupil.url()).endsWith("/join/" + code);
        check(pupil);
        pupil.fill("#nickname", "W".repeat(20));
        pupil.click("#enter-button");
        pupil.waitForSelector("#room:not([hidden])");
        LiveSchool.say(pupil, "W".repeat(200));
        teacher.waitForSelector("#messages .content");
        teacher.waitForSelector("#people-list li");
        teacher.click("#next-card");
        pupil.waitForSelector("#card:not([hidden])");
        check(pupil);
        check(teacher);
        pupil.fill("#answer", "x".repeat(200));
        pupil.press("#answer", "Enter");
        teacher.waitForSelector("#bars li");
        check(teacher);
        teacher.click("#close-card");
        pupil.waitForSelector("#card.closed .message");
        check(pupil);
        check(teacher);
        teacher.click("#end");
        check(teacher);
        teacher.click("#end-yes");
        pupil.waitForSelector("#over:not([hidden])");
        check(pupil);
        check(teacher);
        assertThat(school.chromium().errors()).allMatch(Axe::mayHaveMade);
    }

    private static void check(Page page) {
        assertThat(Axe.violations(page)).as(page.url()).isEmpty();
        assertThat((Integer) page.evaluate(SIDEWAYS))
                .as("sideways at " + page.url())
                .isLessThanOrEqualTo(0);
    }

    @Test
    void aPupilJoinsTalksAndAnswersByKeyboardAlone() {
        Page teacher = school.teacher(Chromium.DESK);
        String code = school.begin(teacher, "키보드");
        Page pupil = school.chromium().somebody(Chromium.DESK);
        pupil.navigate("/join");

        tabTo(pupil, "code");
        pupil.keyboard().type(code.substring(0, 4) + " " + code.substring(4));
        pupil.keyboard().press("Enter");
        pupil.waitForSelector("#enter:not([hidden])");
        tabTo(pupil, "nickname");
        pupil.keyboard().type("키보드로");
        pupil.keyboard().press("Tab");
        Object before = pupil.evaluate("() => document.activeElement.value");
        pupil.keyboard().press("ArrowRight");
        assertThat(pupil.evaluate("() => document.activeElement.name")).isEqualTo("avatar");
        assertThat(pupil.evaluate("() => document.activeElement.value")).isNotEqualTo(before);
        tabTo(pupil, "enter-button");
        pupil.keyboard().press("Enter");
        pupil.waitForSelector("#room:not([hidden])");
        tabTo(pupil, "content");
        pupil.keyboard().type("손으로 썼어요");
        pupil.keyboard().press("Enter");

        teacher.waitForSelector("#messages >> text=손으로 썼어요");
        tabTo(teacher, "next-card");
        teacher.keyboard().press("Enter");
        pupil.waitForSelector("#card:not([hidden])");
        tabTo(pupil, "answer");
        pupil.keyboard().type("오는");
        pupil.keyboard().press("Enter");
        pupil.waitForSelector("#card-fate .message");
        tabTo(teacher, "end");
        teacher.keyboard().press("Enter");
        tabTo(teacher, "end-yes");
        teacher.keyboard().press("Enter");
        pupil.waitForSelector("#over:not([hidden])");
    }

    /** Presses Tab until something has the focus, which must then be seen. */
    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("() => document.activeElement.id"))) {
                assertThat((Boolean) page.evaluate("""
                    () => { const style = getComputedStyle(document.activeElement);
                            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; }
                    """))
                        .as("the focus on " + id + " is seen")
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("Tab never came to " + id);
    }

    @Test
    void thePagesAreInTwoLanguagesAndKeepTheirPlaceInTheOther() {
        Page pupil = school.chromium().somebody(Chromium.PHONE.in("en-GB"));
        pupil.navigate("/join/22222222");
        pupil.waitForSelector("#status .message");
        assertThat(pupil.getAttribute("html", "lang")).isEqualTo("en");

        pupil.click("#switch");

        pupil.waitForURL("**/join/22222222?lang=ko");
        pupil.waitForSelector("text=이 코드의 수업을 찾지 못했어요");
    }
}
