package io.gyosil.proving.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.proving.ledger.Acknowledgements;
import io.gyosil.servers.StackFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Pupils of a lesson, half of them on each replica, who post one message after the other, each until it is acknowledged, and
 * write down what was acknowledged.
 */
public final class Talkers implements AutoCloseable {

    private static final Duration WELCOME = Duration.ofSeconds(60);
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 1_200;
    private static final int SLEEPS_OF_A_HUNDRED = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Acknowledgements acknowledgements;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> survived = new ConcurrentHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private final List<LessonDesk.Seat> seats = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile String during = "nothing";
    private volatile boolean talking = true;

    /**
     * They join a lesson.
     *
     * @param second where half of them find the session service
     */
    public Talkers(LessonDesk desk, URI second, int count, Acknowledgements acknowledgements)
            throws InterruptedException {
        this.acknowledgements = acknowledgements;
        LessonDesk beside = new LessonDesk(second, desk.token(), desk.lesson());
        try (JsonApi nobody = JsonApi.at(desk.url())) {
            for (int n = 0; n < count; n++) {
                LessonDesk.Seat seat = desk.join(nobody, "학생 " + n, 1 + n);
                seats.add(seat);
                phones.add((n % 2 == 0 ? desk : beside)
                        .phone(http, seat, frame -> {})
                        .open());
            }
        }
        for (Phone phone : phones) {
            if (!phone.awaitWelcome(WELCOME)) {
                throw new StackFailure("The lesson's sockets do not answer: see the log of session.");
            }
        }
    }

    /** What is sent for the first time from now on has to survive this. */
    public void survive(String what) {
        during = what;
    }

    /** They begin to talk. */
    public void talk(SplittableRandom random) {
        for (Phone phone : phones) {
            SplittableRandom own = random.split();
            threads.add(Thread.ofVirtual().start(() -> talk(phone, own)));
        }
    }

    private void talk(Phone phone, SplittableRandom random) {
        try {
            while (talking) {
                String name = UUID.randomUUID().toString();
                survived.put(name, during);
                note(name, phone.post(name, name).get());
                if (random.nextInt(100) < SLEEPS_OF_A_HUNDRED) {
                    phone.drop();
                }
                Thread.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
            }
        } catch (InterruptedException | CancellationException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void note(String name, JsonNode answer) {
        if (answer.path("type").asText().equals("ack")) {
            acknowledged.put(name, answer.path("message_id").asText());
            acknowledgements.note();
        } else {
            synchronized (refused) {
                refused.add(name + " was refused: " + answer.path("problem"));
            }
        }
    }

    /** They come to an end: each waits for its last acknowledgement; says how many got none in time. */
    public int finish(Duration patience) throws InterruptedException {
        talking = false;
        long deadline = System.nanoTime() + patience.toNanos();
        int without = 0;
        for (Thread thread : threads) {
            long left = Math.max(1, deadline - System.nanoTime());
            without += thread.join(Duration.ofNanos(left)) ? 0 : 1;
        }
        return without;
    }

    /** The messages that were acknowledged: their ids by the sender's name of them. */
    public Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** What each of them survived. */
    public Map<String, String> survived() {
        Map<String, String> all = new HashMap<>(survived);
        all.keySet().retainAll(acknowledged.keySet());
        return all;
    }

    public List<String> refused() {
        synchronized (refused) {
            return List.copyOf(refused);
        }
    }

    public List<Phone> phones() {
        return List.copyOf(phones);
    }

    public List<LessonDesk.Seat> seats() {
        return List.copyOf(seats);
    }

    @Override
    public void close() {
        talking = false;
        phones.forEach(Phone::close);
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
        http.close();
    }
}
