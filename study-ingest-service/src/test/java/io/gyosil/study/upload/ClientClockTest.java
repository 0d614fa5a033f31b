package io.gyosil.study.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.study.upload.Upload.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientClockTest {

    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    private static ClientClock.Times times(
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Instant sent,
            @Nullable Instant... answered) {
        List<Answer> answers = Arrays.stream(answered)
                .map(at -> new Answer("q", 1, false, at, null, "{}"))
                .toList();
        Upload upload = new Upload("u", started, finished, sent, "random", answers, List.of());
        return ClientClock.of(upload, NOW).times(upload);
    }

    @Test
    void aDifferenceWithinTheToleranceIsTheWayOverTheNetwork() {
        Instant at = NOW.minusSeconds(300);

        assertThat(times(null, null, NOW.minus(ClientClock.TOLERANCE), at).answeredAt())
                .containsExactly(at);
        assertThat(times(null, null, NOW.minus(ClientClock.TOLERANCE).minusMillis(1), at)
                        .answeredAt())
                .containsExactly(at.plus(ClientClock.TOLERANCE).plusMillis(1));
    }

    @Test
    void aFastClockIsSetBackAndASlowOneForward() {
        assertThat(times(
                                null,
                                null,
                                NOW.plus(Duration.ofDays(1)),
                                NOW.plus(Duration.ofDays(1)).minusSeconds(9))
                        .answeredAt())
                .containsExactly(NOW.minusSeconds(9));
        assertThat(times(
                                null,
                                null,
                                NOW.minus(Duration.ofDays(1)),
                                NOW.minus(Duration.ofDays(1)).minusSeconds(9))
                        .answeredAt())
                .containsExactly(NOW.minusSeconds(9));
    }

    @Test
    void whatIsStillAheadIsSetToReceipt() {
        ClientClock.Times times =
                times(NOW.plusSeconds(1), NOW.plusSeconds(2), NOW.minusSeconds(1), NOW.plusSeconds(3));

        assertThat(times.answeredAt()).containsExactly(NOW);
        assertThat(times.startedAt()).isEqualTo(NOW);
        assertThat(times.finishedAt()).isEqualTo(NOW);
    }

    @Test
    void noShiftLeadsOutOfTheTimesThatCanBeStored() {
        Instant farAhead = Instant.parse("9999-12-31T23:59:59Z");

        assertThat(times(null, null, farAhead, Instant.EPOCH).answeredAt()).containsExactly(Instant.EPOCH);
        assertThat(times(null, null, Instant.EPOCH, farAhead).answeredAt()).containsExactly(NOW);
    }

    @Test
    void missingTimesLieEvenlyBetweenStartAndFinish() {
        Instant start = NOW.minusSeconds(100);

        assertThat(times(start, NOW.minusSeconds(60), null, null, null, null, null)
                        .answeredAt())
                .containsExactly(
                        start.plusSeconds(10), start.plusSeconds(20), start.plusSeconds(30), start.plusSeconds(40));
    }

    @Test
    void withoutStartAndFinishTheAnswersThatHaveTimesAndThenReceiptMustDo() {
        Instant at = NOW.minusSeconds(50);

        assertThat(times(null, null, null, at, null).answeredAt()).containsExactly(at, at);
        assertThat(times(null, null, null, at, null).finishedAt()).isEqualTo(at);
        assertThat(times(null, null, null, (Instant) null).answeredAt()).containsExactly(NOW);
    }

    @Test
    void aFinishBeforeTheStartIsNoReasonToLoseAnything() {
        Instant finish = NOW.minusSeconds(100);

        assertThat(times(NOW.minusSeconds(10), finish, null, null, null).answeredAt())
                .containsExactly(finish, finish);
    }
}
