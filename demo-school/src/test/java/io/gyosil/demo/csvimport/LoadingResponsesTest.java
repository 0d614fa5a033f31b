package io.gyosil.demo.csvimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.FakeStack;
import io.gyosil.demo.csvimport.ResponseLoader.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LoadingResponsesTest {

    private static final int STUDENTS = 7;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private FakeStack stack;
    private Path file;

    /** Student s has 10·s answers on skills 0 to 3, of which every third is wrong. */
    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
        var rows = new ArrayList<String>();
        rows.add("student,position,skill,correct");
        for (int student = 1; student <= STUDENTS; student++) {
            for (int position = 1; position <= 10 * student; position++) {
                rows.add(student + "," + position + "," + position * student % 4 + "," + (position % 3 == 0 ? 0 : 1));
            }
        }
        file = Files.write(folder.resolve("answers.csv"), rows);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private LoadReport load() throws InterruptedException {
        return load("assist-");
    }

    private LoadReport load(String prefix) throws InterruptedException {
        var options = new Options(file, stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, prefix, 4);
        return new ResponseLoader(new PrintStream(printed, true, StandardCharsets.UTF_8)).load(options);
    }

    /** What the server holds, counted from what it was sent: "user skill" to attempts and correct ones. */
    private Map<String, List<Integer>> countsOnTheServer() {
        Map<String, JsonNode> questions = stack.questions();
        var counts = new HashMap<String, List<Integer>>();
        for (JsonNode upload : stack.uploads().values()) {
            for (JsonNode attempt : upload.path("attempts")) {
                JsonNode question =
                        questions.getOrDefault(attempt.path("pub_id").asText(), attempt);
                int correct =
                        attempt.path("selected").asInt() == question.path("key").asInt() ? 1 : 0;
                counts.merge(
                        question.path("user_id").asText() + " "
                                + question.path("topic_id").asText(),
                        List.of(1, correct),
                        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
            }
        }
        return counts;
    }

    private Map<String, List<Integer>> countsInTheFile() throws IOException {
        var counts = new HashMap<String, List<Integer>>();
        for (String row :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            String[] fields = row.split(",");
            counts.merge(
                    "assist-" + fields[0] + " " + fields[2],
                    List.of(1, Integer.parseInt(fields[3])),
                    (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
        }
        return counts;
    }

    @Test
    void attemptsAndCorrectAreThoseOfTheFile() throws Exception {
        LoadReport report = load();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.uploads().answersIngested()).isEqualTo(280);
        assertThat(countsOnTheServer()).isEqualTo(countsInTheFile()).isNotEmpty();
    }

    @Test
    void uploadsAreOfTwentyAndTheLastOfTheRest() throws Exception {
        load();

        assertThat(stack.uploads().values().stream()
                        .map(upload -> upload.path("attempts").size()))
                .hasSize(16)
                .containsOnly(20, 10);
    }

    @Test
    void aSecondRunFindsEverythingThere() throws Exception {
        load();
        LoadReport again = load();

        assertThat(again.uploads().alreadyThere()).isEqualTo(16);
        assertThat(again.uploads().ingested()).isZero();
        assertThat(again.questions().created()).isZero();
        assertThat(again.questions().changed()).isZero();
        assertThat(stack.uploads()).hasSize(16);
    }

    @Test
    void anotherPrefixMakesOtherLearnersWithTheSameItems() throws Exception {
        load();
        long before = stack.questions().size();
        load("copy-");

        assertThat(stack.uploads()).hasSize(32);
        assertThat(stack.questions()).hasSize((int) (2 * before));
        assertThat(stack.questions().values().stream()
                        .map(question -> question.path("source_id").asLong())
                        .distinct())
                .hasSizeLessThan((int) before);
    }

    @Test
    void questionsAreCalledAfterSkillAndPosition() throws Exception {
        load();

        JsonNode question = stack.questions().getOrDefault("a-7-3-9", MissingNode.getInstance());
        assertThat(question.path("source_id").asInt()).isEqualTo(3 * 20 + 9);
        assertThat(question.path("user_id").asText()).isEqualTo("assist-7");
        assertThat(question.path("topic_id").asText()).isEqualTo("3");
        assertThat(question.path("topic_name").asText()).isEqualTo("skill 3");
    }

    @Test
    void timesAreInOrderOnSchoolDaysFrom2010() throws Exception {
        load();

        var starts = stack.uploads().values().stream()
                .filter(upload -> upload.at("/attempts/0/pub_id").asText().startsWith("a-7-"))
                .map(upload -> upload.path("started_at").asText());
        assertThat(starts)
                .containsExactly(
                        "2010-01-04T09:00:00Z", "2010-01-05T09:00:00Z", "2010-01-06T09:00:00Z", "2010-01-07T09:00:00Z");
        assertThat(ResponseTimes.startOf(5)).isEqualTo("2010-01-11T09:00:00Z");
        assertThat(stack.uploads().values()).allSatisfy(upload -> {
            Instant before = Instant.parse(upload.path("started_at").asText());
            for (JsonNode attempt : upload.path("attempts")) {
                Instant answered = Instant.parse(attempt.path("answered_at").asText());
                assertThat(Duration.between(before, answered).toMillis())
                        .isBetween(25_000L, 35_000L)
                        .isEqualTo(attempt.path("response_time_ms").asLong());
                before = answered;
            }
            assertThat(upload.path("finished_at").asText()).isEqualTo(before.toString());
        });
    }

    @Test
    void theReportSaysWhatWasSentAndTheRate() throws Exception {
        load();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("answers.csv: 280 answers of 7 students on 4 skills.")
                .contains("Sent: 280 answers in 16 uploads: 16 ingested, 0 already there, 0 refused, 0 not delivered; 0"
                        + " retries.")
                .containsPattern("Uploading took [0-9.]+ s: [0-9,]+ answers/s, [0-9,.]+ uploads/s\\.");
    }

    @Test
    void aRefusedUploadIsReportedWithItsReason() throws Exception {
        stack.first(FakeStack.answering(200, "{\"created\":1,\"changed\":0,\"unchanged\":0}"));
        stack.first(FakeStack.problem(422, "Mixed owners", "two learners"));
        LoadReport report = load();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.lines())
                .anyMatch(line -> line.contains("1 refused"))
                .anyMatch(line -> line.contains("Mixed owners"));
    }

    @Test
    void aBadRowAtTheEndKeepsEverythingFromBeingSent() throws Exception {
        Files.writeString(file, Files.readString(file) + "1,1000,3,maybe\n");

        assertThatThrownBy(this::load).isInstanceOf(DemoFailure.class).hasMessageContaining("line 282, column 4");
        assertThat(stack.questions()).isEmpty();
        assertThat(stack.uploads()).isEmpty();
    }

    @Test
    void optionsOutOfRangeAreRefusedInASentence() {
        assertThatThrownBy(() -> new Options(file, stack.url(), "v", "t", "assist-", 0))
                .hasMessage("--at-once must be from 1 to 64, not 0.");
        assertThatThrownBy(() -> new Options(file, stack.url(), "v", "t", "a b", 8))
                .hasMessageContaining("--prefix must be 1 to 40 letters");
    }

    @Test
    void keysAndWrongChoicesAreSpreadEvenly() {
        int[] keys = new int[5];
        for (long item = 0; item < 2_400; item++) {
            int key = ResponseNames.key(item);
            keys[key]++;
            for (int position = 0; position < 20; position++) {
                assertThat(ResponseNames.selected(item, true, position)).isEqualTo(key);
                assertThat(ResponseNames.selected(item, false, position))
                        .isBetween(1, 4)
                        .isNotEqualTo(key);
            }
        }
        assertThat(keys[0]).isZero();
        assertThat(List.of(keys[1], keys[2], keys[3], keys[4])).allMatch(count -> count > 500 && count < 700);
    }
}
