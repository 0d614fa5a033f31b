package io.gyosil.demo.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import io.gyosil.demo.school.DemoSchool.PupilUploads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the seed, exactly one pupil struggles and exactly one forgets: seen in the answers, not in the model. */
class PupilsWhoStandOutTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 19);
    private static final int FEW = 10;

    private final Map<String, Question> questions = new HashMap<>();

    private record Answer(Question question, boolean correct, boolean inTheLastTwoWeeks) {}

    private DemoSchool school(long seed) {
        DemoSchool school = DemoSchool.generate(seed, LAST_DAY, DemoSchoolTest.PUPILS);
        school.questions().forEach(question -> questions.put(question.pubId(), question));
        return school;
    }

    private List<Answer> answers(PupilUploads pupil) {
        var answers = new ArrayList<Answer>();
        for (Upload upload : pupil.uploads()) {
            boolean late =
                    upload.startedAt().atZone(StudyDays.SEOUL).toLocalDate().isAfter(LAST_DAY.minusDays(14));
            for (Attempt attempt : upload.attempts()) {
                Question question = questions.getOrDefault(
                        attempt.pubId(), questions.values().iterator().next());
                boolean correct =
                        !attempt.unsure() && attempt.selected() != null && attempt.selected() == question.key();
                answers.add(new Answer(question, correct, late));
            }
        }
        return answers;
    }

    private double correctIn(String subject, PupilUploads pupil) {
        List<Answer> ofSubject = answers(pupil).stream()
                .filter(answer -> answer.question().subject().equals(subject))
                .toList();
        return ofSubject.stream().filter(Answer::correct).count() / (double) Math.max(1, ofSubject.size());
    }

    /** Questions of the subject of which at least three of the last five answers, and the last, were not correct. */
    private long chronicIn(String subject, PupilUploads pupil) {
        Map<String, List<Boolean>> histories = new LinkedHashMap<>();
        for (Answer answer : answers(pupil)) {
            if (answer.question().subject().equals(subject)) {
                histories
                        .computeIfAbsent(answer.question().pubId(), id -> new ArrayList<>())
                        .add(answer.correct());
            }
        }
        return histories.values().stream()
                .filter(history -> !history.getLast()
                        && history.subList(Math.max(0, history.size() - 5), history.size()).stream()
                                        .filter(correct -> !correct)
                                        .count()
                                >= 3)
                .count();
    }

    /** Answers of the last two weeks that were wrong although the answer before to that question was correct. */
    private long relapses(PupilUploads pupil) {
        Map<String, Boolean> last = new HashMap<>();
        long relapses = 0;
        for (Answer answer : answers(pupil)) {
            Boolean before = last.put(answer.question().pubId(), answer.correct());
            if (answer.inTheLastTwoWeeks() && Boolean.TRUE.equals(before) && !answer.correct()) {
                relapses++;
            }
        }
        return relapses;
    }

    private double correctInTheFirstTwoWeeks(PupilUploads pupil) {
        List<Answer> early = answers(pupil).stream()
                .filter(answer -> !answer.inTheLastTwoWeeks())
                .toList();
        return early.stream().filter(Answer::correct).count() / (double) early.size();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, -5, 2026})
    void exactlyOneStrugglesWithOneSubject(long seed) {
        DemoSchool school = school(seed);

        for (PupilUploads pupil : school.pupils()) {
            for (Subject subject : Subject.values()) {
                boolean itIs = pupil.userId().equals(school.struggling()) && subject == school.strugglesWith();
                if (itIs) {
                    assertThat(correctIn(subject.title(), pupil)).isLessThan(0.2);
                    assertThat(chronicIn(subject.title(), pupil)).isGreaterThan(FEW + 2);
                } else {
                    assertThat(chronicIn(subject.title(), pupil))
                            .as(pupil.userId())
                            .isLessThan(FEW);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, -5, 2026})
    void exactlyOneForgetsWhatWasKnown(long seed) {
        DemoSchool school = school(seed);

        for (PupilUploads pupil : school.pupils()) {
            if (pupil.userId().equals(school.forgetting())) {
                assertThat(correctInTheFirstTwoWeeks(pupil)).isGreaterThan(0.8);
                assertThat(relapses(pupil)).isGreaterThan(2 * FEW);
            } else {
                assertThat(relapses(pupil)).as(pupil.userId()).isLessThan(FEW);
            }
        }
        assertThat(school.forgetting()).isNotEqualTo(school.struggling()).isNotEmpty();
    }
}
