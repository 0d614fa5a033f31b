package io.gyosil.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayingInTurnsTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void everybodyPlaysOnceInEachRoundAndAnotherOneBeginsEachTime() throws Exception {
        match(honest("a"), honest("b"), honest("c")).play(0, 4);

        assertThat(log.subList(3, log.size()))
                .containsExactly("0 a", "0 b", "0 c", "1 b", "1 c", "1 a", "2 c", "2 a", "2 b", "3 a", "3 b", "3 c");
    }

    @Test
    void warmUpsAreNotCounted() throws Exception {
        List<Figures> figures = match(honest("a"), honest("b")).play(2, 3);

        assertThat(log).contains("-2 a", "-1 b");
        assertThat(figures).extracting(Figures::contestant).containsExactly("a", "b");
        assertThat(figures).allSatisfy(figure -> assertThat(figure.rounds()).containsExactly(0.0, 1.0, 2.0));
    }

    @Test
    void whoAnswersOtherwiseStopsTheMatchBeforeAnyRound() {
        FakeContestant lax = new FakeContestant("lax", log, List.of("200"), round -> "state after " + round);

        assertThatThrownBy(() -> match(honest("a"), lax).play(1, 5))
                .isInstanceOf(Disagreement.class)
                .hasMessageContainingAll("lax answers otherwise than a", "expected 401", "but was  200");
        assertThat(log).containsExactly("start a", "start lax");
    }

    @Test
    void whoEndsInAnotherStateIsNotBelieved() {
        FakeContestant forgetful = new FakeContestant(
                "forgetful", log, List.of("401"), round -> round == 1 ? "lost a row" : "state after " + round);

        assertThatThrownBy(() -> match(honest("a"), forgetful).play(0, 5))
                .isInstanceOf(Disagreement.class)
                .hasMessageContainingAll(
                        "After round 2 the states differ", "forgetful: lost a row", "a: state after 1");
        assertThat(log).doesNotContain("2 a");
    }

    @Test
    void aWarmUpMustEndInTheSameStateToo() {
        FakeContestant forgetful = new FakeContestant(
                "forgetful", log, List.of("401"), round -> round < 0 ? "lost a row" : "state after " + round);

        assertThatThrownBy(() -> match(honest("a"), forgetful).play(1, 5))
                .isInstanceOf(Disagreement.class)
                .hasMessageContaining("After a warm-up the states differ");
    }

    @Test
    void whomThereIsNothingToAskTakesPartAllTheSame() throws Exception {
        FakeContestant limit = new FakeContestant("limit", log, List.of(), round -> "state after " + round);

        assertThat(match(honest("a"), limit).play(0, 1)).hasSize(2);
    }

    private FakeContestant honest(String name) {
        return FakeContestant.honest(name, log);
    }

    private static Match match(Contestant... contestants) {
        return new Match(List.of(contestants), "uploads/s", line -> {});
    }
}
