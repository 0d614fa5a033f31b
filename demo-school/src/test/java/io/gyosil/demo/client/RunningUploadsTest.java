package io.gyosil.demo.client;

import static io.gyosil.demo.client.FakeStack.hangUp;
import static io.gyosil.demo.client.FakeStack.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class RunningUploadsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final RetrySchedule SHORT =
            new RetrySchedule(Duration.ofMillis(100), Duration.ofMillis(2), Duration.ofMillis(10));

    /** For what comes back: however long this machine stands still meanwhile. */
    private static final RetrySchedule PATIENT =
            new RetrySchedule(Duration.ofMinutes(2), Duration.ofMillis(2), Duration.ofMillis(10));

    private final AtomicLong stepped = new AtomicLong();
    private FakeStack stack;
    private GyosilClient client;

    @BeforeEach
    void start() throws IOException {
        stack = new FakeStack();
        client = new GyosilClient(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, PATIENT);
    }

    @AfterEach
    void stop() {
        client.close();
        stack.close();
    }

    private UploadReport send(List<LearnerUploads> learners) throws InterruptedException {
        return new UploadRun(client, new Counting()).send(learners, 8);
    }

    private final class Counting implements Progress {
        @Override
        public void step(long done) {
            stepped.addAndGet(done);
        }

        @Override
        public void close() {}
    }

    /** Learner 0 has one upload, learner 1 has two, and so on. */
    private static List<LearnerUploads> learners(int count) {
        return IntStream.range(0, count)
                .mapToObj(learner -> LearnerUploads.of(IntStream.rangeClosed(0, learner)
                        .mapToObj(number -> upload(learner, number))
                        .toList()))
                .toList();
    }

    private static Upload upload(int learner, int number) {
        Instant start = MONDAY.plus(Duration.ofDays(number));
        var attempts = List.of(
                new Attempt("q-" + learner + "-1", 1, false, start, 1_000),
                new Attempt("q-" + learner + "-2", 1, false, start.plusSeconds(1), 1_000));
        return new Upload(start, start.plusSeconds(1), "random", attempts);
    }

    @Test
    void everythingArrivesOnceAndIsCounted() throws Exception {
        UploadReport report = send(learners(20));

        assertThat(report.total()).isEqualTo(210);
        assertThat(report.ingested()).isEqualTo(210);
        assertThat(report.answersSent()).isEqualTo(420);
        assertThat(report.answersIngested()).isEqualTo(420);
        assertThat(report.isComplete()).isTrue();
        assertThat(stack.uploads()).hasSize(210);
        assertThat(stepped).hasValue(420);
    }

    @Test
    void eachLearnersUploadsArriveInTheirOrder() throws Exception {
        send(learners(20));

        Map<String, List<String>> arrivals = new LinkedHashMap<>();
        stack.uploads().values().forEach(upload -> arrivals.computeIfAbsent(
                        upload.at("/attempts/0/pub_id").asText(), learner -> new ArrayList<>())
                .add(upload.path("started_at").asText()));
        assertThat(arrivals).hasSize(20);
        assertThat(arrivals.values()).allSatisfy(times -> assertThat(times).isSorted());
    }

    @Test
    void aSecondRunFindsEverythingThere() throws Exception {
        send(learners(5));
        UploadReport again = send(learners(5));

        assertThat(again.alreadyThere()).isEqualTo(15);
        assertThat(again.ingested()).isZero();
        assertThat(again.isComplete()).isTrue();
        assertThat(stack.uploads()).hasSize(15);
    }

    @Test
    void aRefusedUploadIsReportedAndTheOthersGoOn() throws Exception {
        stack.first(problem(422, "Changed", "another body under this uuid"));
        UploadReport report = send(learners(5));

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.ingested()).isEqualTo(14);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.reasons()).singleElement().asString().contains("422 Changed: another body under this uuid");
        assertThat(report.stoppedBecause()).isNull();
    }

    @Test
    void brokenConnectionsAreRidden() throws Exception {
        stack.first(hangUp(), hangUp(), problem(502, "Bad gateway", ""), hangUp());
        UploadReport report = send(learners(5));

        assertThat(report.isComplete()).isTrue();
        assertThat(report.retries()).isEqualTo(4);
    }

    @Test
    void aServerThatIsGoneEndsTheRunAndSaysWhatIsLeft() throws Exception {
        URI url = stack.url();
        stack.close();
        UploadReport report;
        try (var hasty = new GyosilClient(url, FakeStack.VIEWER, FakeStack.TEACHER, SHORT)) {
            report = new UploadRun(hasty, new Counting()).send(learners(20), 8);
        }

        assertThat(report.ingested()).isZero();
        assertThat(report.notDelivered()).isBetween(3L, 10L);
        assertThat(report.sent()).isLessThan(report.total());
        assertThat(report.stoppedBecause()).isEqualTo("Uploads cannot be delivered any more.");
        assertThat(report.reasons()).first().asString().contains("nothing answers at");
    }

    @Test
    void aWrongTokenEndsTheRunAtOnce() throws Exception {
        try (var stranger = new GyosilClient(stack.url(), "wrong", "wrong", SHORT)) {
            UploadReport report = new UploadRun(stranger, new Counting()).send(learners(20), 8);

            assertThat(report.stoppedBecause()).contains("401 Not authenticated");
            assertThat(report.isComplete()).isFalse();
        }
    }

    @Test
    void stoppingLeavesTheRestForTheNextRun() throws Exception {
        var stopping = new UploadRun(client, new Progress() {
            @Override
            public void step(long done) {
                client.stop();
            }

            @Override
            public void close() {}
        });
        UploadReport report = stopping.send(learners(20), 4);

        assertThat(report.ingested()).isBetween(1L, 8L);
        assertThat(report.stoppedBecause()).isEqualTo("It was stopped.");
        try (var next = new GyosilClient(stack.url(), FakeStack.VIEWER, FakeStack.TEACHER, SHORT)) {
            UploadReport rest = new UploadRun(next, new Counting()).send(learners(20), 4);
            assertThat(rest.isComplete()).isTrue();
            assertThat(rest.alreadyThere()).isEqualTo(report.ingested());
        }
        assertThat(stack.uploads()).hasSize(210);
    }
}
