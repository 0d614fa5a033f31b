package io.gyosil.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.JsonApi;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a lesson: pupils join, talk and answer cards over real sockets, and the teacher decides on what is held. */
public final class DemoLesson {

    private static final Duration TICK = Duration.ofMillis(700);
    private static final Duration WELCOME = Duration.ofSeconds(30);
    private static final int TICKS_OF_A_CARD = 30;
    private static final int TICKS_BETWEEN_CARDS = 12;
    private static final int EXTEND_EVERY = 1_000;
    private static final int RIGHT_OF_TEN = 7;
    private static final int ANSWER_OF_TEN = 9;
    private static final int MINUTES_AHEAD = 60;

    private final LessonDesk desk;
    private final PrintWriter out;
    private final List<LessonDesk.Seat> seats = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private final BlockingQueue<String> held = new LinkedBlockingQueue<>();
    private final AtomicInteger decided = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final SplittableRandom random = new SplittableRandom();
    private volatile boolean stopped;

    /** @param out receives where to look, and the result */
    public DemoLesson(LessonDesk desk, PrintWriter out) {
        this.desk = desk;
        this.out = out;
    }

    /** Ends the lesson soon. */
    public void stop() {
        stopped = true;
    }

    /**
     * Plays and ends it.
     *
     * @param pupils how many, from 1
     * @param most how long; until {@link #stop} when it is zero
     */
    public void play(int pupils, Duration most) throws InterruptedException {
        // Closed at the very end: it waits for open sockets.
        HttpClient http = HttpClient.newHttpClient();
        try (JsonApi nobody = JsonApi.at(desk.url())) {
            Phone teacher = desk.phone(http, desk.ownSeat(), this::look).open();
            phones.add(teacher);
            for (int n = 0; n < pupils && !stopped; n++) {
                LessonDesk.Seat seat = desk.join(nobody, Chatter.nickname(n), 1 + n % 64);
                seats.add(seat);
                phones.add(desk.phone(http, seat, frame -> {}).open());
            }
            if (!phones.getLast().awaitWelcome(WELCOME)) {
                throw new DemoFailure("The lesson's sockets do not answer: see ./gyosil logs session.");
            }
            out.println(seats.size() + " pupils are in.");
            out.flush();
            talk(System.nanoTime() + (most.isZero() ? Long.MAX_VALUE / 4 : most.toNanos()));
        } finally {
            desk.end();
            phones.forEach(Phone::close);
            http.shutdownNow();
            http.close();
        }
        out.printf(
                Locale.ROOT,
                "The lesson is over: %,d messages, %d decided on, %,d answers to cards.%n",
                messages.get(),
                decided.get(),
                answers.get());
        out.flush();
    }

    private void look(JsonNode frame) {
        if (frame.path("type").asText().equals("held")) {
            held.add(frame.path("message").path("message_id").asText());
        }
    }

    private void talk(long until) throws InterruptedException {
        JsonNode card = null;
        for (int tick = 0; !stopped && System.nanoTime() - until < 0; tick++) {
            Thread.sleep(TICK);
            say();
            int ofCard = tick % (TICKS_OF_A_CARD + TICKS_BETWEEN_CARDS);
            if (ofCard == TICKS_BETWEEN_CARDS) {
                card = desk.nextCard().orElse(null);
                if (card != null) {
                    answer(card);
                }
            } else if (ofCard == 0 && card != null) {
                desk.close(card);
                card = null;
            }
            decide();
            if (tick % EXTEND_EVERY == 0) {
                desk.extend(MINUTES_AHEAD);
            }
        }
    }

    private void say() {
        Phone pupil = phones.get(phones.size() == 1 ? 0 : random.nextInt(1, phones.size()));
        messages.incrementAndGet();
        CompletableFuture<JsonNode> ignored = pupil.post(UUID.randomUUID().toString(), Chatter.saying(random));
        if (random.nextInt(40) == 0) {
            // A phone goes to sleep; it misses nothing.
            pupil.drop();
        }
    }

    /** Nine of ten answer within the card's time, most of them rightly. */
    private void answer(JsonNode card) {
        String right = card.path("answer").asText();
        for (LessonDesk.Seat seat : seats) {
            if (random.nextInt(10) < ANSWER_OF_TEN) {
                String answer = random.nextInt(10) < RIGHT_OF_TEN ? right : "모르겠어요";
                long wait = random.nextLong(1_000, TICK.toMillis() * (TICKS_OF_A_CARD - 4));
                Thread.ofVirtual().start(() -> answer(seat, card, answer, wait));
            }
        }
    }

    private void answer(LessonDesk.Seat seat, JsonNode card, String answer, long wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait);
            if (!stopped) {
                desk.answer(seat, card, answer);
                answers.incrementAndGet();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Two of three held messages are approved, after a look. */
    private void decide() throws InterruptedException {
        if (random.nextInt(6) > 0) {
            return;
        }
        String message = held.poll();
        if (message != null) {
            desk.decide(message, random.nextInt(3) == 0 ? "reject" : "approve");
            decided.incrementAndGet();
        }
    }
}
