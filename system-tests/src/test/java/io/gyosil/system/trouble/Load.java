package io.gyosil.system.trouble;

import io.gyosil.kit.testing.Http;
import io.gyosil.system.trouble.Ledger.Attempt;
import io.gyosil.system.trouble.Ledger.Quiz;
import io.gyosil.system.trouble.Ledger.Refusal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clients that upload one quiz after the other, each until it is acknowledged: to the first replica that takes it.
 * Stopping waits for the acknowledgements.
 */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Instant FIRST_DAY = Instant.parse("2012-01-01T12:00:00Z");

    /**
     * For so long all clients send quizzes of one learner and day, and then never again: a feature that was computed
     * without another consumer's fact is not made good by a later one.
     */
    private static final Duration ONE_DAY = Duration.ofMillis(300);

    private static final String[] OUTCOMES = {"correct", "correct", "wrong", "unsure"};

    private final Ledger ledger;
    private final List<Http> replicas;
    private final List<Thread> clients;
    private final long begin = System.nanoTime();
    private volatile boolean running = true;

    /** Begins. */
    Load(Ledger ledger, List<Replica> replicas) {
        this(replicas.stream().map(Replica::http), ledger);
    }

    /** Begins, by other ways than the replicas' own addresses. */
    Load(Stream<Http> ways, Ledger ledger) {
        this.ledger = ledger;
        this.replicas = ways.map(way -> way.as(Site.VIEWER_TOKEN)).toList();
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(n -> Thread.ofVirtual().start(() -> client(new Random(n))))
                .toList();
    }

    private void client(Random random) {
        while (running) {
            send(quiz(random));
            pause();
        }
    }

    /** Sends one more quiz and returns when it is acknowledged; says in which sessions it ended. */
    void sendOne() {
        send(quiz(new Random()));
    }

    private void send(Quiz quiz) {
        ledger.sends(quiz);
        String body = quiz.json();
        int next = quiz.uuid().charAt(0);
        while (!isTaken(quiz, body, replicas.get(next++ % replicas.size()))) {
            pause();
        }
    }

    private boolean isTaken(Quiz quiz, String body, Http replica) {
        long sent = System.nanoTime();
        try {
            Http.Answer answer = replica.post("/ingest/study/attempts", body);
            if (answer.status() <= 201) {
                ledger.acknowledged(quiz, answer.json());
                return true;
            }
            ledger.refused(
                    new Refusal(answer.status(), answer.json().path("type").asText(), since(sent)));
        } catch (UncheckedIOException e) {
            // The replica is gone, and with it the answer.
            ledger.refused(new Refusal(0, "no answer", since(sent)));
        }
        return false;
    }

    private Quiz quiz(Random random) {
        long day = since(begin).dividedBy(ONE_DAY);
        String learner = Ledger.learner((int) (day % Ledger.LEARNERS));
        List<Integer> questions = new ArrayList<>(
                IntStream.range(0, Ledger.TOPICS * Ledger.QUESTIONS).boxed().toList());
        Collections.shuffle(questions, random);
        Instant answered = FIRST_DAY.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(36_000));
        List<Attempt> attempts = new ArrayList<>();
        for (int n : questions.subList(0, 5)) {
            attempts.add(new Attempt(
                    "t" + n / Ledger.QUESTIONS,
                    n % Ledger.QUESTIONS,
                    OUTCOMES[random.nextInt(OUTCOMES.length)],
                    answered.plusSeconds(attempts.size()),
                    500 + random.nextInt(9_000)));
        }
        return new Quiz(UUID.randomUUID().toString(), learner, attempts);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        for (Thread client : clients) {
            client.join();
        }
    }
}
