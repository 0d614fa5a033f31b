package io.gyosil.dev.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void whatKeepsDyingIsWaitedForLongerUpToFiveSeconds() {
        Backoff backoff = new Backoff();
        assertThat(IntStream.range(0, 7)
                        .mapToObj(death -> backoff.after(Duration.ofMillis(100)).toMillis()))
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
    }

    @Test
    void whatServedWellForAWhileIsStartedAgainAtOnce() {
        Backoff backoff = new Backoff();
        IntStream.range(0, 7).forEach(death -> backoff.after(Duration.ofMillis(1_900)));
        assertThat(backoff.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(400));
    }
}
