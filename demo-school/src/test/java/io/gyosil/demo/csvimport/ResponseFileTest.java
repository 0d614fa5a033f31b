package io.gyosil.demo.csvimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.demo.DemoFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFileTest {

    private static final String HEADER = "student,position,skill,correct\n";

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("answers.csv"), content);
    }

    private Responses read(String content) throws IOException {
        return ResponseFile.read(file(content));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(String content) throws IOException {
        Path file = file(content);
        return assertThatThrownBy(() -> ResponseFile.read(file))
                .isInstanceOf(DemoFailure.class)
                .hasMessageStartingWith(file.toString());
    }

    private static List<String> rows(Responses responses) {
        var rows = new ArrayList<String>();
        for (StudentAnswers student : responses.students()) {
            for (int i = 0; i < student.size(); i++) {
                rows.add(student.student() + "," + student.position(i) + "," + student.skill(i) + ","
                        + (student.correct(i) ? 1 : 0));
            }
        }
        return rows;
    }

    @Test
    void rowsInAnyOrderComeOutByStudentAndPosition() throws Exception {
        Responses responses = read(HEADER + "2,1,7,1\n1,3,9,0\n1,1,7,1\n2,2,8,0\n1,2,2147483647,1\n");

        assertThat(rows(responses)).containsExactly("1,1,7,1", "1,2,2147483647,1", "1,3,9,0", "2,1,7,1", "2,2,8,0");
        assertThat(responses.answers()).isEqualTo(5);
        assertThat(responses.skills()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndIsRead(String end) throws Exception {
        assertThat(rows(read((HEADER + "1,1,7,1\n1,2,7,0\n").replace("\n", end))))
                .containsExactly("1,1,7,1", "1,2,7,0");
    }

    @Test
    void aByteOrderMarkQuotesBlankLinesAndAMissingLastLineEndAreNoMatter() throws Exception {
        assertThat(rows(read("\uFEFF" + HEADER + "\n\"1\",\"1\",\"7\",\"1\"\n\n1,2,7,0")))
                .containsExactly("1,1,7,1", "1,2,7,0");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ResponseFile.read(folder.resolve("none.csv")))
                .hasMessage("There is no file " + folder.resolve("none.csv") + ".");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ResponseFile.read(folder)).hasMessageContaining(folder + " is a folder");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws Exception {
        refusal("").hasMessageContaining("is empty; expected the header student,position,skill,correct");
    }

    @Test
    void aHeaderWithoutAnswersIsSaid() throws Exception {
        refusal(HEADER).hasMessageContaining("has a header but no answers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"student;position;skill;correct\n1;1;7;1\n", "1,1,7,1\n", "skill,student,position,correct\n"})
    void anotherHeaderIsShown(String content) throws Exception {
        refusal(content)
                .hasMessageContaining("line 1: expected the header student,position,skill,correct but found \"")
                .hasMessageContaining(content.lines().findFirst().orElseThrow());
    }

    @Test
    void badFieldsAreNamedByLineAndColumn() throws Exception {
        refusal(HEADER + "1,1,7,1\n1,zwei,7,1\n-1,3,7,1\n1,4,7,2\n1,5,7\n")
                .hasMessageContaining("nothing of it was sent")
                .hasMessageContaining("line 3, column 2 (position): expected a whole number from 0 to 2147483647"
                        + " but found \"zwei\"")
                .hasMessageContaining("line 4, column 1 (student)")
                .hasMessageContaining("line 5, column 4 (correct): expected 0 or 1 but found \"2\"")
                .hasMessageContaining("line 6: expected 4 columns (student,position,skill,correct) but found 3");
    }

    @Test
    void ofManyFaultsTheFirstFiveAreShownAndTheOthersCounted() throws Exception {
        String bad = "x,1,7,1\n".repeat(1_000);
        refusal(HEADER + bad).hasMessageContaining("line 6,").hasMessageContaining("and 995 more");
    }

    @Test
    void numbersTooLargeAreRefusedAndStrangeCharactersNotPrinted() throws Exception {
        refusal(HEADER + "1,1,99999999999,1\n").hasMessageContaining("\"99999999999\"");
        refusal(HEADER + "1,1,\u001b[31m" + "z".repeat(100) + ",1\n")
                .hasMessageContaining("\"?[31m" + "z".repeat(35) + "…\"");
    }

    @Test
    void aPositionThatComesTwiceIsNamedWithBothLines() throws Exception {
        refusal(HEADER + "1,1,7,1\n2,1,7,1\n1,2,7,0\n1,1,8,0\n")
                .hasMessageContaining("line 5: student 1 has position 1 already in line 2");
    }

    @Test
    void anUnclosedQuoteAndEndlessFieldsAreNoCsv() throws Exception {
        refusal(HEADER + "1,1,\"7,1\n").hasMessageContaining("is not a CSV file, and nothing of it was sent");
        refusal(HEADER + "1,1," + "7".repeat(1 << 20) + ",1\n").hasMessageContaining("is not a CSV file");
    }

    @Test
    void aStudentWithMoreAnswersThanSchoolDaysIsRefused() throws Exception {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i <= ResponseFile.MOST_ANSWERS_OF_A_STUDENT; i++) {
            rows.append("3,").append(i).append(",7,1\n");
        }
        refusal(rows.toString()).hasMessageContaining("80,001 answers of student 3; at most 80,000");
    }

    @Test
    void aMillionAnswersTakeEightBytesEach() throws Exception {
        Path file = folder.resolve("large.csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            for (int position = 0; position < 1_000; position++) {
                for (int student = 0; student < 1_000; student++) {
                    out.write(student + "," + position + "," + position % 123 + "," + (student & 1) + "\n");
                }
            }
        }
        Responses responses = ResponseFile.read(file);

        assertThat(responses.answers()).isEqualTo(1_000_000);
        assertThat(responses.students()).hasSize(1_000).allSatisfy(student -> assertThat(
                        IntStream.range(0, student.size()).map(student::position))
                .isSorted());
    }
}
