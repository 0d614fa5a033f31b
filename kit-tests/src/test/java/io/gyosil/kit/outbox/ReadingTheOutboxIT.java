package io.gyosil.kit.outbox;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.trial.TrialService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay takes into one batch. No relay runs here. */
class ReadingTheOutboxIT {

    private static final long MUCH = 1 << 20;

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_outbox", Map.of("gyosil.outbox.relay", false));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void tenEventsOfTwoKeys() {
        service.execute("TRUNCATE outbox RESTART IDENTITY");
        append(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> event("key-" + i % 2, "x".repeat(98)))
                .toList());
    }

    @Test
    void oldestComeFirst() {
        assertThat(positions(4, MUCH, Set.of())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void batchEndsWithTheEventThatFillsIt() {
        assertThat(positions(500, 250, Set.of())).containsExactly(1L, 2L, 3L);
        assertThat(positions(500, 300, Set.of())).containsExactly(1L, 2L, 3L);
        assertThat(positions(500, 301, Set.of())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void eventLargerThanABatchGoesAlone() {
        assertThat(positions(500, 1, Set.of())).containsExactly(1L);
    }

    @Test
    void keysAreHeldBackFromTheRefusedEventOn() {
        assertThat(positions(500, MUCH, Set.of(new BlockedKeys.Hold("key-1", 5))))
                .containsExactly(1L, 2L, 3L, 4L, 6L, 8L, 10L);
        assertThat(positions(500, MUCH, Set.of(new BlockedKeys.Hold("key-1", 5), new BlockedKeys.Hold("key-0", 2))))
                .containsExactly(1L, 3L);
        assertThat(positions(3, MUCH, Set.of(new BlockedKeys.Hold("key-1", 1)))).containsExactly(2L, 4L, 6L);
    }

    @Test
    void rowsInHandAreLeftOutAndWhatCommitsBetweenThemIsNot() {
        List<OutboxRow> inHand = read(4, MUCH, Set.of(), List.of());
        service.execute("DELETE FROM outbox WHERE position = 2");
        service.execute("""
            INSERT INTO outbox (position, event_id, topic, key, type, payload, headers, occurred_at)
            OVERRIDING SYSTEM VALUE
            VALUES (0, gen_random_uuid(), 'gyosil.test', 'late', 'gyosil.test.happened.v1', '1', '{}', now())\
            """);

        assertThat(read(3, MUCH, Set.of(), inHand))
                .extracting(OutboxRow::position)
                .containsExactly(0L, 5L, 6L);
    }

    @Test
    void backlogIsCountedWhileItIsShortAndEstimatedWhenItIsLong() {
        assertThat(service.bean(OutboxTable.class).backlog().depth()).isEqualTo(10);
        service.execute("""
            INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
            SELECT gen_random_uuid(), 'gyosil.test', 'key', 'gyosil.test.happened.v1', '1', '{}', now()
            FROM generate_series(1, 12000)\
            """);
        assertThat(service.bean(OutboxTable.class).backlog().depth()).isEqualTo(12_010);
    }

    @Test
    void nothingHappensWhenThereIsNothingToAppend() {
        append(List.of());

        assertThat(positions(500, MUCH, Set.of())).hasSize(10);
    }

    @Test
    void relayIsWokenByACommitAndByNothingElse() throws InterruptedException {
        RelaySignal signal = service.bean(RelaySignal.class);
        signal.await(Duration.ZERO);

        assertThatThrownBy(() -> service.transactions("web").run(open -> {
                    service.bean(Outbox.class).append(List.of(event("a", "")));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(waited(signal, Duration.ofMillis(100))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        append(List.of(event("a", "")));
        append(List.of(event("a", "")));
        assertThat(waited(signal, SOON)).isLessThan(SOON);
        assertThat(waited(signal, Duration.ofMillis(100))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    private static Duration waited(RelaySignal signal, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        signal.await(atMost);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<Long> positions(int limit, long bytes, Set<BlockedKeys.Hold> held) {
        return read(limit, bytes, held, List.of()).stream()
                .map(OutboxRow::position)
                .toList();
    }

    private static List<OutboxRow> read(int limit, long bytes, Set<BlockedKeys.Hold> held, List<OutboxRow> inHand) {
        return service.bean(OutboxTable.class).oldest(new OutboxTable.Size(limit, bytes), held, inHand);
    }

    private static void append(List<OutboxEvent> events) {
        service.transactions("web").run(open -> service.bean(Outbox.class).append(events));
    }

    private static OutboxEvent event(String key, String data) {
        return OutboxEvent.of("gyosil.test", key, "gyosil.test.happened.v1", data, Instant.now());
    }
}
