package io.gyosil.demo.school;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import io.gyosil.demo.school.DemoSchool.PupilUploads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoSchoolTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 19);
    static final List<String> PUPILS =
            IntStream.rangeClosed(1001, 1090).mapToObj(Integer::toString).toList();

    private static final DemoSchool SCHOOL = DemoSchool.generate(1, LAST_DAY, PUPILS);

    private static Stream<Upload> uploads() {
        return SCHOOL.pupils().stream().flatMap(pupil -> pupil.uploads().stream());
    }

    private static Stream<Attempt> attempts() {
        return uploads().flatMap(upload -> upload.attempts().stream());
    }

    private static String fingerprint(DemoSchool school) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (Question question : school.questions()) {
            String fields = question.pubId()
                    + question.sourceId()
                    + question.topicId()
                    + question.topicName()
                    + question.content()
                    + String.join("/", question.choices())
                    + question.key();
            digest.update(fields.getBytes(StandardCharsets.UTF_8));
        }
        for (PupilUploads pupil : school.pupils()) {
            for (Upload upload : pupil.uploads()) {
                digest.update(upload.clientSessionUuid().getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void theSameSeedAndLastDayGiveTheSameSchool() throws Exception {
        DemoSchool again = DemoSchool.generate(1, LAST_DAY, PUPILS);

        assertThat(again).isEqualTo(SCHOOL);
        assertThat(fingerprint(again)).isEqualTo(fingerprint(SCHOOL));
    }

    /** Pinned, since the same school must come out on every machine and every JDK; new content means a new pin. */
    @Test
    void theSchoolOfSeedOneIsAlwaysThisOne() throws Exception {
        assertThat(fingerprint(SCHOOL)).isEqualTo("96754c940dba65e1ec7f9e34655c15602d17363cb4611a74847d9aba75ac68f2");
    }

    @Test
    void anotherSeedOrDayGivesAnotherSchool() {
        assertThat(DemoSchool.generate(2, LAST_DAY, PUPILS).questions()).isNotEqualTo(SCHOOL.questions());
        assertThat(DemoSchool.generate(1, LAST_DAY.plusDays(1), PUPILS).questions())
                .isEqualTo(SCHOOL.questions());
        assertThat(DemoSchool.generate(1, LAST_DAY.plusDays(1), PUPILS).pupils())
                .isNotEqualTo(SCHOOL.pupils());
    }

    @Test
    void ninetyPupilsHaveCopiesOfWhatTheirClassWorksOn() {
        Map<String, List<Question>> byPupil = SCHOOL.questions().stream().collect(groupingBy(Question::userId));

        assertThat(SCHOOL.pupils()).hasSize(90);
        assertThat(byPupil).hasSize(90).containsKeys("1001", "1090");
        assertThat(byPupil.values()).allSatisfy(copies -> assertThat(copies).hasSize(160));
        assertThat(SCHOOL.questions())
                .extracting(Question::pubId)
                .doesNotHaveDuplicates()
                .contains("q-1001-17");
        assertThat(SCHOOL.questions().stream().map(Question::sourceId).distinct())
                .hasSize(320);
    }

    @Test
    void thereAreEightTopicsInEachOfFourSubjects() {
        assertThat(SCHOOL.topics()).hasSize(32);
        assertThat(SCHOOL.topics().stream().collect(groupingBy(Topic::subject)).values())
                .hasSize(4)
                .allSatisfy(topics -> assertThat(topics).hasSize(8));
        assertThat(SCHOOL.topics())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .contains("일차방정식", "함수의 그래프", "확률", "영어 현재완료", "세포와 에너지", "힘과 운동", "맞춤법");
    }

    @Test
    void copiesOfAnItemAreAlike() {
        assertThat(SCHOOL.questions().stream()
                        .collect(groupingBy(Question::sourceId))
                        .values())
                .allSatisfy(copies -> assertThat(copies.stream()
                                .map(copy -> List.of(copy.content(), copy.choices(), copy.key(), copy.topicId()))
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void everyQuestionHasFourDifferentChoicesAndKeysAreSpread() {
        assertThat(SCHOOL.questions())
                .allSatisfy(
                        question -> assertThat(question.choices()).hasSize(4).doesNotHaveDuplicates());
        assertThat(ItemBank.of(1).items().values().stream()
                        .flatMap(List::stream)
                        .collect(groupingBy(Item::key))
                        .values())
                .hasSize(4)
                .allSatisfy(items -> assertThat(items).hasSizeBetween(55, 105));
    }

    @Test
    void uploadsAreAboutOnesOwnQuestionsAndMarkOnlyExistingChoices() {
        for (PupilUploads pupil : SCHOOL.pupils()) {
            assertThat(pupil.uploads().stream().flatMap(upload -> upload.attempts().stream()))
                    .allMatch(attempt -> attempt.pubId().startsWith("q-" + pupil.userId() + "-"))
                    .allMatch(attempt -> attempt.selected() == null ? attempt.unsure() : attempt.selected() <= 4);
        }
        assertThat(SCHOOL.questions())
                .extracting(Question::pubId)
                .containsAll(attempts().map(Attempt::pubId).collect(Collectors.toSet()));
    }

    @Test
    void eachPupilStudiesThreeOrFourTimesInEachOfFourWeeks() {
        for (PupilUploads pupil : SCHOOL.pupils()) {
            Map<Long, List<Upload>> byWeek = pupil.uploads().stream()
                    .collect(groupingBy(upload -> Math.floorDiv(
                            day(upload.startedAt()).toEpochDay()
                                    - LAST_DAY.minusDays(27).toEpochDay(),
                            7L)));
            assertThat(byWeek).containsOnlyKeys(0L, 1L, 2L, 3L);
            assertThat(byWeek.values()).allSatisfy(week -> assertThat(week).hasSizeBetween(3, 4));
        }
        assertThat(uploads().map(upload -> day(upload.finishedAt())))
                .contains(LAST_DAY)
                .allMatch(day -> !day.isAfter(LAST_DAY));
        assertThat(uploads().map(Upload::clientSessionUuid)).doesNotHaveDuplicates();
        assertThat(uploads()).allSatisfy(upload -> assertThat(upload.attempts()).hasSizeBetween(10, 20));
    }

    @Test
    void mostlyInTheEveningOfASchoolDay() {
        long evenings = uploads()
                .map(upload -> upload.startedAt().atZone(StudyDays.SEOUL))
                .filter(start -> start.getHour() >= 18 && start.getDayOfWeek().getValue() <= 5)
                .count();

        assertThat((double) evenings / uploads().count()).isBetween(0.65, 0.9);
        assertThat(uploads().map(upload -> upload.startedAt().atZone(StudyDays.SEOUL)))
                .extracting(ZonedDateTime::getHour)
                .allMatch(hour -> hour >= 10 && hour < 22);
    }

    @Test
    void timesGoForwardAndAreSometimesMissing() {
        assertThat(uploads()).allSatisfy(upload -> {
            Instant before = upload.startedAt();
            for (Attempt attempt : upload.attempts()) {
                Instant answered = attempt.answeredAt();
                if (answered != null) {
                    assertThat(Duration.between(before, answered).toMillis()).isGreaterThan(attempt.responseTimeMs());
                    before = answered;
                }
            }
            assertThat(upload.finishedAt()).isAfterOrEqualTo(before);
        });
        assertThat(share(attempts()
                        .filter(attempt -> attempt.answeredAt() == null)
                        .count()))
                .isBetween(0.05, 0.15);
        assertThat(share(attempts().filter(Attempt::unsure).count())).isBetween(0.03, 0.08);
        assertThat(attempts())
                .allMatch(attempt -> attempt.responseTimeMs() >= 2_500 && attempt.responseTimeMs() <= 150_000);
    }

    @Test
    void someUploadsAreAboutTwoTopics() {
        var topics = new HashMap<String, String>();
        SCHOOL.questions().forEach(question -> topics.put(question.pubId(), question.topicId()));
        long two = uploads()
                .filter(upload -> new HashSet<>(upload.attempts().stream()
                                        .map(attempt -> topics.getOrDefault(attempt.pubId(), "?"))
                                        .toList())
                                .size()
                        == 2)
                .count();

        assertThat((double) two / uploads().count()).isBetween(0.1, 0.35);
    }

    private static double share(long some) {
        return (double) some / SCHOOL.answers();
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(StudyDays.SEOUL).toLocalDate();
    }
}
