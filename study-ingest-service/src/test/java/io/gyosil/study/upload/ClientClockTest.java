package io.gyosil.study.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.study.upload.Upload.Answer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientClockTest {

    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    private static ClientClock.Times times(
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Instant sent,
            @Nullable Instant... answered) {
        List<Answer> answers = Arrays.stream(answered)
                .map(at -> new Answer("q", 1, false, at, null, () -> "{}"))
                .toList();
        Upload upload = new Upload("u", null, started, finished, sent, "random", answers, List.of());
        return ClientClock.of(sent, null, NOW).times(upload);
    }

    /** When an answer was given by the server's clock that was given at some time by the viewer's. */
    private static Instant corrected(String at, @Nullable String sent, @Nullable String sending) {
        List<Answer> answers = List.of(new Answer("q", 1, false, ClientTime.read(at), null, () -> "{}"));
        Upload upload = new Upload("u", null, null, null, ClientTime.read(sent), "random", answers, List.of());
        return ClientClock.of(upload.sentAt(), ClientTime.read(sending), NOW)
                .times(upload)
                .answeredAt()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2026-11-02T02:55:00Z, 2026-11-02T03:01:00Z, -, 2026-11-02T02:55:00Z, within the tolerance
        2026-11-02T02:55:00Z, 2026-11-02T03:01:00.001Z, -, 2026-11-02T02:53:59.999Z, beyond the tolerance
        2026-11-03T02:59:51Z, 2026-11-03T03:00:00Z, -, 2026-11-02T02:59:51Z, a clock that is a day ahead
        2026-10-30T02:55:00Z, 2026-10-30T03:00:00Z, -, 2026-10-30T02:55:00Z, a body that waited in a queue for days
        2020-01-01T00:00:00Z, 2020-01-01T00:05:00Z, -, 2020-01-01T00:00:00Z, one that waited very long
        2019-12-31T23:54:59Z, 2019-12-31T23:59:59Z, -, 2026-11-02T02:55:00Z, a clock that was reset
        1970-01-01T00:05:00+09:00, 1970-01-01T00:10:00+09:00, -, 2026-11-02T02:55:00Z, reset east of Greenwich
        1970-01-01T00:05:00Z, -, -, 2026-11-02T03:00:00Z, reset and nothing to mend it by
        0001-01-01T00:00:00Z, -, -, 2026-11-02T03:00:00Z, never set
        2026-11-02T02:55:00Z, 0001-01-01T00:00:00Z, -, 2026-11-02T02:55:00Z, a time of sending that can be none
        1970-01-01T00:00:00Z, 9999-12-31T23:59:59Z, -, 2026-11-02T03:00:00Z, shifted to before all answers
        2010-01-04T08:00:00Z, -, -, 2010-01-04T08:00:00Z, a log of long ago
        2026-11-01T02:55:00Z, -, 2026-11-01T03:00:00Z, 2026-11-02T02:55:00Z, a slow clock that says so
        2026-11-02T03:55:00Z, -, 2026-11-02T04:00:00Z, 2026-11-02T02:55:00Z, a fast clock that says so
        2026-11-01T02:55:00Z, 2026-11-01T03:00:00Z, 2026-11-02T03:00:30Z, 2026-11-01T02:55:00Z, right clock and queue
        1970-01-03T02:55:00Z, 1970-01-03T03:00:00Z, 1970-01-05T03:00:00Z, 2026-10-31T02:55:00Z, reset clock and queue
        2026-11-01T02:55:00Z, 2026-11-01T03:00:00Z, soon, 2026-11-01T02:55:00Z, a header that is no time
        """)
    void theMomentOfSendingShowsHowFarAClockIsOff(
            String at, @Nullable String sent, @Nullable String sending, Instant right, String why) {
        assertThat(corrected(at, sent, sending)).as(why).isEqualTo(right);
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
