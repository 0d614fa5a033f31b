package io.gyosil.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.Comparison.Row;
import io.gyosil.proving.Finding.Type;
import org.junit.jupiter.api.Test;

class ComparingRowsTest {
    private final Comparison comparison = new Comparison("study log");

    private static Row row(String identity, String content) {
        return new Row("upload of " + identity, identity, content);
    }

    @Test
    void equalRowsInAnyOrderAreNothingToReport() {
        comparison.expect(row("1", "correct"));
        comparison.expect(row("2", "wrong"));
        comparison.found(row("2", "wrong"));
        comparison.found(row("1", "correct"));
        assertThat(comparison.findings()).isEmpty();
    }

    @Test
    void aRowThatIsNotThereIsLost() {
        comparison.expect(row("1", "correct"));
        comparison.expect(row("2", "wrong"));
        comparison.found(row("2", "wrong"));
        assertThat(comparison.findings())
                .containsExactly(new Finding(Type.LOST, "study log", "upload of 1", "1 is not there: correct"));
    }

    @Test
    void aRowThatIsThereAgainIsDoubled() {
        comparison.expect(row("1", "correct"));
        comparison.found(row("1", "correct"));
        comparison.found(row("1", "correct"));
        assertThat(comparison.findings())
                .containsExactly(new Finding(Type.DOUBLED, "study log", "upload of 1", "1 is there again: correct"));
    }

    @Test
    void aRowWithOtherContentDiffers() {
        comparison.expect(row("1", "correct"));
        comparison.found(row("1", "wrong"));
        assertThat(comparison.findings())
                .containsExactly(
                        new Finding(Type.DIFFERING, "study log", "upload of 1", "1 is wrong; it must be correct"));
    }

    @Test
    void aRowThatNothingAsksForDiffers() {
        comparison.found(row("1", "correct"));
        assertThat(comparison.findings())
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo(Type.DIFFERING);
    }
}
