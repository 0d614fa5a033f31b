package io.gyosil.system.trouble;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.proving.ledger.Refusal;
import io.gyosil.system.ServiceProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody who reads features again and again, and remembers each time that it was refused. */
final class Readers implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Http analytics;
    private final String learner;
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    /** Begins to read the features of a learner. */
    Readers(ServiceProcess analytics, String learner) {
        this.learner = learner;
        this.analytics = analytics.http().as(TestTokens.of("teacher", "t-1"));
        this.thread = Thread.ofVirtual().start(this::keepReading);
    }

    /** Whether it is answered now. */
    boolean isServed() {
        return read().status() == 200;
    }

    Queue<Refusal> refusals() {
        return refusals;
    }

    private Http.Answer read() {
        return analytics.get("/api/analytics/features/topic-daily?user_id=" + learner);
    }

    private void keepReading() {
        while (running) {
            long begin = System.nanoTime();
            try {
                Http.Answer answer = read();
                if (answer.status() != 200) {
                    String type = answer.json().path("type").asText();
                    refusals.add(new Refusal(answer.status(), type, Duration.ofNanos(System.nanoTime() - begin)));
                }
                Thread.sleep(BETWEEN);
            } catch (UncheckedIOException e) {
                refusals.add(new Refusal(0, e.toString(), Duration.ofNanos(System.nanoTime() - begin)));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
    }
}
