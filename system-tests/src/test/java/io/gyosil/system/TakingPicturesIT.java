package io.gyosil.system;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the README anew: {@code ./gyosil screenshots}. */
@Tag("pictures")
class TakingPicturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("gyosil.home", ".."), "docs", "pictures");

    @Test
    void aLessonAtTheTeachersDeskAndOnAPupilsPhone() throws Exception {
        Files.createDirectories(FOLDER);
        try (LiveSchool school = new LiveSchool("5학년 2반", "haneul@hanbit.example")) {
            Page teacher = school.teacher(Chromium.DESK);
            String code = school.begin(teacher, "속담으로 배우는 말");
            Page minjun = school.pupil(Chromium.PHONE, code, "민준");
            Page seoyeon = school.pupil(Chromium.PHONE, code, "서연");
            LiveSchool.say(seoyeon, "안녕하세요!");
            LiveSchool.say(minjun, "선생님, 어제 배운 속담도 나오나요?");
            LiveSchool.say(teacher, "네, 첫 카드를 볼까요?");
            minjun.waitForSelector("#messages >> text=첫 카드");
            teacher.selectOption("#type", new SelectOption().setValue("proverb"));
            teacher.click("#next-card");
            minjun.waitForSelector("#card:not([hidden])");
            seoyeon.fill("#answer", "오는");
            seoyeon.press("#answer", "Enter");
            teacher.waitForSelector("#bars li");
            take(teacher, "lesson-desk.png");
            take(minjun, "lesson-phone.png");
        }
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
    }
}
