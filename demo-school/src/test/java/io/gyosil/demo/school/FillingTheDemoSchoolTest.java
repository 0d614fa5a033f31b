package io.gyosil.demo.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.FakeStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class FillingTheDemoSchoolTest {

    /** Already the 20th in Seoul. */
    private static final Instant FIRST_FILL = Instant.parse("2026-11-19T15:30:00Z");

    @TempDir
    private Path data;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private FakeStack stack;

    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private FillSummary fill(Instant now, long seed) throws InterruptedException {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new DemoLoader(out, Clock.fixed(now, ZoneOffset.UTC))
                .load(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, data, seed, DemoSchoolTest.PUPILS);
    }

    @Test
    void theSchoolArrivesAndASecondFillDaysLaterFindsItThere() throws Exception {
        FillSummary first = fill(FIRST_FILL, 1);
        FillSummary second = fill(FIRST_FILL.plusSeconds(5 * 86_400), 1);

        assertThat(first.questions().created()).isEqualTo(14_400);
        assertThat(first.uploads().ingested()).isEqualTo(stack.uploads().size()).isGreaterThan(1_000);
        assertThat(second.uploads().alreadyThere()).isEqualTo(first.uploads().ingested());
        assertThat(second.uploads().ingested()).isZero();
        assertThat(second.questions().unchanged()).isEqualTo(14_400);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Demo school: 90 pupils, 32 topics, 14,400 questions (14,400 new)")
                .contains("14,400 questions (0 new)")
                .contains("struggles with");
    }

    @Test
    void theLastDayIsYesterdayInSeoulAndIsRemembered() throws Exception {
        fill(FIRST_FILL, 3);

        assertThat(data.resolve("demo.json"))
                .content()
                .contains("\"seed\" : 3")
                .contains("\"last_day\" : \"2026-11-19\"");
        assertThat(stack.uploads().values())
                .allMatch(upload ->
                        Instant.parse(upload.path("finished_at").asText()).isBefore(FIRST_FILL));
    }

    @Test
    void anotherSeedOnTheSameStackIsRefused() throws Exception {
        fill(FIRST_FILL, 1);
        int uploads = stack.uploads().size();

        assertThatThrownBy(() -> fill(FIRST_FILL, 2))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("has the demo school of seed 1, not of seed 2");
        assertThat(stack.uploads()).hasSize(uploads);
    }

    @Test
    void aDamagedNoteIsNamed() throws Exception {
        for (String damage : new String[] {"", "{", "{\"seed\":1}", "{\"seed\":1,\"last_day\":\"soon\"}", "[]"}) {
            Files.writeString(data.resolve("demo.json"), damage);

            assertThatThrownBy(() -> fill(FIRST_FILL, 1))
                    .isInstanceOf(DemoFailure.class)
                    .hasMessageContaining("demo.json does not say which demo school this stack has");
        }
        assertThat(stack.questions()).isEmpty();
    }

    @Test
    void aRefusedFillSaysWhyAndTheNextOneCompletesIt() throws Exception {
        stack.first(FakeStack.problem(401, "Not authenticated", "the token has expired"));
        assertThatThrownBy(() -> fill(FIRST_FILL, 1))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("the token has expired");

        assertThat(fill(FIRST_FILL, 1).uploads().isComplete()).isTrue();
    }
}
