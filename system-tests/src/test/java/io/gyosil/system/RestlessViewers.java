package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.system.Quizzes.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Viewers that send one upload after the other, each until it is acknowledged, whatever becomes of the server, and keep
 * a ledger of it.
 */
final class RestlessViewers implements AutoCloseable {

    static final int ATTEMPTS = 4;

    private static final Instant FIRST_ANSWER = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration BETWEEN_UPLOADS = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);

    private final Http server;
    private final List<String> learners;
    private final Map<String, Entry> ledger = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean enough;

    RestlessViewers(Http server, int viewers) {
        this.server = server;
        this.learners =
                IntStream.range(0, viewers).mapToObj(n -> "learner-" + n).toList();
    }

    /** What was sent, and what the server said in the end. */
    record Entry(List<Answer> sent, Http.Answer answer) {}

    List<String> learners() {
        return learners;
    }

    /** By the uploads' names. */
    Map<String, Entry> ledger() {
        return ledger;
    }

    void start() {
        learners.forEach(learner -> running.add(threads.submit(() -> work(learner))));
    }

    /** Returns when each has its last upload acknowledged. */
    void stop() throws ExecutionException, InterruptedException {
        enough = true;
        for (Future<?> one : running) {
            one.get();
        }
    }

    private void work(String learner) {
        for (int n = 0; !enough; n++) {
            List<Answer> answers = answers(n);
            String name = learner + "-" + n;
            String body = Quizzes.upload(name, learner, answers).toString();
            ledger.put(name, new Entry(answers, sendUntilAcknowledged(body)));
            pause();
        }
    }

    private static List<Answer> answers(int n) {
        Instant start = FIRST_ANSWER.plus(BETWEEN_UPLOADS.multipliedBy(n));
        return IntStream.range(0, ATTEMPTS)
                .mapToObj(i -> new Answer(
                        (n + i) % 6,
                        "cwucc".charAt((n + 3 * i) % 5),
                        start.plusSeconds(20L * i).toString()))
                .toList();
    }

    private Http.Answer sendUntilAcknowledged(String body) {
        Instant giveUp = Instant.now().plus(GIVE_UP_AFTER);
        while (true) {
            try {
                Http.Answer answer = server.post(Quizzes.INGEST, body);
                if (answer.status() != 503) {
                    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
                    return answer;
                }
            } catch (UncheckedIOException e) {
                assertThat(Instant.now()).as("without an answer").isBefore(giveUp);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        enough = true;
        threads.shutdownNow();
    }
}
