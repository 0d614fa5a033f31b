package io.gyosil.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class PublishingQuestionsTest {

    private FakeStack stack;
    private GyosilClient client;

    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
        client = new GyosilClient(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER);
    }

    @AfterEach
    void stop() {
        client.close();
        stack.close();
    }

    private static Question question(int number, String content) {
        return new Question(
                "q-" + number, number, "1", "t-1", "일차방정식", "수학", content, List.of("가", "나"), 1 + number % 2);
    }

    private PublishCounts publish(Stream<Question> questions) throws Exception {
        var nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new PlainLines(nowhere, "Questions", "questions", 1)) {
            return new Publishing(client, progress).publish(questions.iterator(), 2);
        }
    }

    @Test
    void everyFieldArrives() throws Exception {
        publish(Stream.of(question(17, "3x + 5 = 20의 해는?")));

        assertThat(stack.questions().values()).singleElement().asString().isEqualTo("""
            {"pub_id":"q-17","source_id":17,"user_id":"1","topic_id":"t-1","topic_name":"일차방정식",\
            "subject":"수학","content":"3x + 5 = 20의 해는?","choices":["가","나"],"key":2}\
            """);
    }

    @Test
    void manySmallOnesGoOutFiveThousandAtATime() throws Exception {
        PublishCounts counts = publish(IntStream.range(0, 12_001).mapToObj(i -> question(i, "?")));

        assertThat(counts).isEqualTo(new PublishCounts(12_001, 0, 0));
        assertThat(stack.batchSizes()).containsExactlyInAnyOrder(5_000, 5_000, 2_001);
        assertThat(stack.questions()).hasSize(12_001);
    }

    @Test
    void longOnesKeepBelowOneMebibyte() throws Exception {
        String longText = "가".repeat(3_000);
        publish(IntStream.range(0, 300).mapToObj(i -> question(i, longText)));

        assertThat(stack.questions()).hasSize(300);
        assertThat(stack.batchBytes()).hasSizeGreaterThan(2).allMatch(bytes -> bytes <= 1 << 20);
    }

    @Test
    void publishingAgainFindsThemUnchanged() throws Exception {
        publish(Stream.of(question(1, "?"), question(2, "?")));

        assertThat(publish(Stream.of(question(1, "?"), question(2, "!")))).isEqualTo(new PublishCounts(0, 1, 1));
    }

    @Test
    void aRefusalEndsIt() {
        stack.first(FakeStack.problem(403, "Not allowed", "only teachers publish questions"));

        assertThatThrownBy(() -> publish(Stream.of(question(1, "?"))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("403 Not allowed: only teachers publish questions");
    }

    @Test
    void aQuestionWhoseKeyIsNoChoiceIsNotEvenMade() {
        assertThatThrownBy(() -> new Question("q-1", 1, "1", "t", "t", "s", "?", List.of("a", "b"), 3))
                .hasMessageContaining("key of q-1");
    }
}
