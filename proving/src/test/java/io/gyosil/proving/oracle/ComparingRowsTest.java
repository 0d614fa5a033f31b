package io.gyosil.proving.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import org.junit.jupiter.api.Test;

class ComparingRowsTest {
    private final Comparison comparison = new Comparison("study log", "upload", "position", "outcome");

    private static Row row(String position, String outcome) {
        return new Row()
                .with("upload", "upload of " + position)
                .with("position", position)
                .with("outcome", outcome);
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
                .containsExactly(
                        new Finding(Type.LOST, "study log", "upload of 1", "position=1 is not there: outcome=correct"));
    }

    @Test
    void aRowThatIsThereAgainIsDoubled() {
        comparison.expect(row("1", "correct"));
        comparison.found(row("1", "correct"));
        comparison.found(row("1", "correct"));
        assertThat(comparison.findings())
                .containsExactly(new Finding(
                        Type.DOUBLED, "study log", "upload of 1", "position=1 is there again: outcome=correct"));
    }

    @Test
    void aRowWithOtherContentDiffers() {
        comparison.expect(row("1", "correct"));
        comparison.found(row("1", "wrong"));
        assertThat(comparison.findings())
                .containsExactly(new Finding(
                        Type.DIFFERING,
                        "study log",
                        "upload of 1",
                        "position=1 is outcome=wrong; it must be outcome=correct"));
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
