package io.gyosil.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoadOnAStallingServerTest {

    private static final int REQUESTS = 400;
    private static final int CONNECTIONS = 4;
    private static final List<byte[]> ROW =
            Collections.nCopies(REQUESTS, HttpRequests.json("POST", "/", "token", "{\"a\":1}"));

    @Test
    void anOpenLoopCountsAStallForEverybodyWhoWouldHaveComeMeanwhile() throws Exception {
        try (StallingServer server = new StallingServer(100, 300, 200)) {
            LoadResult result = OpenLoop.run(server.port(), OpenLoop.dealtOut(ROW, CONNECTIONS, 200), 400);

            assertThat(result.answered()).isEqualTo(REQUESTS);
            // At 400 a second 120 are due in the 300 ms; half of them wait for 150 ms and more.
            assertThat(result.latencies().getCountBetweenValues(150_000, 10_000_000))
                    .isGreaterThan(40);
        }
    }

    /** A machine that is busy with other things adds stalls of its own. */
    @Test
    @Tag("full")
    void aClosedLoopSeesTheStallOnlyOnceForEachConnection() throws Exception {
        try (StallingServer server = new StallingServer(100, 300, 200)) {
            LoadResult result = ClosedLoop.run(server.port(), OpenLoop.dealtOut(ROW, CONNECTIONS, 200));

            assertThat(result.latencies().getCountBetweenValues(250_000, 10_000_000))
                    .isBetween(1L, 5L * CONNECTIONS);
            assertThat(result.seconds()).isGreaterThan(0.3);
            assertThat(server.seen()).isEqualTo(REQUESTS);
        }
    }

    @Test
    void anOpenLoopIsNoFasterThanItsRate() throws Exception {
        try (StallingServer server = new StallingServer(-1, 0, 200)) {
            LoadResult result = OpenLoop.run(server.port(), OpenLoop.dealtOut(ROW, CONNECTIONS, 200), 800);

            assertThat(result.seconds()).isGreaterThan(0.49);
        }
    }

    @Test
    void anAnswerOfAnotherStatusEndsTheLoad() throws Exception {
        try (StallingServer server = new StallingServer(-1, 0, 500)) {
            assertThatThrownBy(() -> ClosedLoop.oneByOne(server.port(), ROW, 201))
                    .isInstanceOf(UnexpectedAnswer.class)
                    .hasMessage("expected status 201, but it was 500: {}");
        }
    }
}
