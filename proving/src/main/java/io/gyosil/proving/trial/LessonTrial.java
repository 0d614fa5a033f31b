package io.gyosil.proving.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.proving.ledger.Acknowledgements;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.load.Talkers;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.proving.oracle.LessonAccount;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A lesson in which everybody talks. */
public final class LessonTrial implements Trial {

    /** How many talk. */
    public static final int PARTICIPANTS = 24;

    private static final int LESSON_MINUTES = 240;
    private static final Duration LAST_WORD = Duration.ofSeconds(90);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Target target;
    private final URI second;
    private final SplittableRandom random;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private @Nullable LessonDesk lesson;
    private @Nullable Talkers pupils;

    /**
     * @param second where half of them find the session service
     * @param seed of their pauses
     */
    public LessonTrial(Target target, URI second, long seed) {
        this.target = target;
        this.second = second;
        this.random = new SplittableRandom(seed);
    }

    /** A class, its lesson as soon as the session service knows of the class, and everybody in it. */
    @Override
    public void begin() throws InterruptedException {
        LessonDesk begun = LessonDesk.open(target.url(), target.staff(), "5학년 1반");
        begun.extend(LESSON_MINUTES);
        lesson = begun;
        pupils = new Talkers(begun, second, PARTICIPANTS, acknowledgements);
        pupils.talk(random);
    }

    private JsonApi staff() {
        return JsonApi.at(target.url(), target.staff().get());
    }

    private LessonDesk lesson() {
        return Objects.requireNonNull(lesson);
    }

    private Talkers pupils() {
        return Objects.requireNonNull(pupils);
    }

    @Override
    public void survive(String what) {
        pupils().survive(what);
    }

    @Override
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    @Override
    public int aFew() {
        return PARTICIPANTS;
    }

    /** Each waits for the acknowledgement of its last message. */
    @Override
    public int finish() throws InterruptedException {
        return pupils().finish(LAST_WORD);
    }

    /** Waits until every phone has seen the latest happening. */
    @Override
    public Drain drain() throws InterruptedException {
        long begin = System.nanoTime();
        try (JsonApi api = staff()) {
            long last = api.get("/api/live-sessions/" + lesson().id())
                    .orElseThrow(() -> new StackFailure("The lesson is gone."))
                    .path("last_seq")
                    .asLong();
            boolean complete = Patience.until(
                    DRAIN, INTERVAL, () -> pupils().phones().stream().allMatch(phone -> phone.lastSeq() >= last));
            return new Drain(Duration.ofNanos(System.nanoTime() - begin), complete);
        }
    }

    /** Compares what was acknowledged, what each history has and what each phone saw; the lesson ends with it. */
    @Override
    public List<Finding> settle() throws InterruptedException {
        Talkers all = pupils();
        List<Finding> findings = new ArrayList<>();
        for (String refused : all.refused()) {
            findings.add(new Finding(Finding.Type.LOST, "answers", refused, refused));
        }
        findings.addAll(
                new LessonAccount(all.acknowledged(), history(target.staff().get())).settle(all.phones()));
        findings.addAll(new LessonAccount(
                        all.acknowledged(), history(all.seats().getFirst().token()))
                .ofHistory());
        lesson().end();
        return findings;
    }

    /** What everybody may see, in the order of its numbers, as somebody is shown it. */
    private List<LessonAccount.Line> history(String token) throws InterruptedException {
        try (JsonApi api = JsonApi.at(target.url(), token)) {
            List<LessonAccount.Line> lines = new ArrayList<>();
            for (JsonNode message : api.list("/api/live-sessions/" + lesson().id() + "/messages")) {
                lines.add(new LessonAccount.Line(
                        message.path("seq").asLong(),
                        message.path("message_id").asText(),
                        message.path("content").asText()));
            }
            Collections.reverse(lines);
            return lines;
        }
    }

    @Override
    public Map<String, String> survived() {
        return pupils().survived();
    }

    /** How often they had to connect again. */
    @Override
    public int felt() {
        return pupils().phones().stream().mapToInt(Phone::connections).sum() - PARTICIPANTS;
    }

    @Override
    public String traffic() {
        return String.format(
                Locale.ROOT,
                "%,d messages of %d participants were acknowledged; they connected again %,d times.",
                pupils().acknowledged().size(),
                PARTICIPANTS,
                felt());
    }

    @Override
    public void close() {
        if (pupils != null) {
            pupils.close();
        }
    }
}
