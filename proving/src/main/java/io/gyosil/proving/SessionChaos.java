package io.gyosil.proving;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.JsonApi;
import io.gyosil.demo.live.LessonDesk;
import io.gyosil.demo.live.Phone;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A lesson on a stack of its own with a second replica of the session service; kills, and what everybody saw of it. */
public final class SessionChaos {

    private static final int PARTICIPANTS = 24;
    private static final int A_FEW = PARTICIPANTS;
    private static final int LESSON_MINUTES = 240;
    private static final Duration BACK = Duration.ofSeconds(180);
    private static final Duration FLOW = Duration.ofSeconds(90);
    private static final Duration TOLD = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(120);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int LONGEST_REST_MILLIS = 2_000;
    private static final int WITHIN_MILLIS = 1_000;

    private final Chaos.Options options;
    private final PrintWriter out;

    /** @param options of which the kills are not looked at: here they are those of {@link SessionKill} */
    public SessionChaos(Chaos.Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs it and removes the stack; its data stays where something was found.
     *
     * @throws StackFailure when the stack does not start, or what was killed does not come back
     */
    public SessionReport run() throws InterruptedException {
        try (ThrowAwayStack own = ThrowAwayStack.in(options.home(), options.data(), out)) {
            StackInfo info = own.up(options.portBase());
            own.keepData(true);
            try (SecondReplica second = new SecondReplica(own.stack().layout(), info, FreePorts.one())) {
                second.start();
                SessionReport report = lesson(own, info, second);
                own.keepData(!report.isClean());
                report.print(out);
                return report;
            }
        }
    }

    private SessionReport lesson(ThrowAwayStack own, StackInfo info, SecondReplica second) throws InterruptedException {
        URI url = URI.create(info.url());
        info.people().ensureStaff();
        Supplier<String> admin = () ->
                info.people().token(Who.ADMIN).orElseThrow(() -> new StackFailure("The admin cannot log in any more."));
        LessonDesk desk = start(url, admin);
        desk.extend(LESSON_MINUTES);
        SplittableRandom random = new SplittableRandom(options.seed());
        try (Talkers talkers = new Talkers(desk, second.url(), PARTICIPANTS)) {
            talkers.talk(random.split());
            Map<SessionKill, List<Duration>> outages = rounds(own, info, second, talkers, random);
            int unresolved = talkers.finish(FLOW);
            Duration drained = drain(desk, talkers);
            out.println("Comparing what everybody saw.");
            List<Finding> findings = new ArrayList<>();
            for (String refused : talkers.refused()) {
                findings.add(new Finding(Finding.Type.LOST, "answers", refused, refused));
            }
            findings.addAll(new LessonAccount(talkers.acknowledged(), history(url, admin.get(), desk))
                    .settle(talkers.phones()));
            findings.addAll(new LessonAccount(
                            talkers.acknowledged(),
                            history(url, talkers.seats().getFirst().token(), desk))
                    .ofHistory());
            desk.end();
            return new SessionReport(
                    outages,
                    talkers.acknowledged().size(),
                    PARTICIPANTS,
                    talkers.phones().stream().mapToInt(Phone::connections).sum(),
                    unresolved,
                    drained,
                    findings);
        }
    }

    /** The class, and its lesson as soon as the session service was told of the class. */
    private static LessonDesk start(URI url, Supplier<String> admin) throws InterruptedException {
        try (JsonApi api = JsonApi.at(url, admin.get())) {
            String classId = api.post(
                            "/api/core/classes",
                            JsonApi.object().put("name", "5학년 1반").put("grade_level", "5"))
                    .path("id")
                    .asText();
            var body = JsonApi.object().put("class_id", classId).put("title", "chaos");
            long deadline = System.nanoTime() + TOLD.toNanos();
            while (System.nanoTime() - deadline < 0) {
                var lesson = api.tryPost("/api/live-sessions", body);
                if (lesson.isPresent()) {
                    return new LessonDesk(url, admin, lesson.get());
                }
                Thread.sleep(INTERVAL);
            }
            throw new StackFailure("No lesson could be started within " + TOLD.toSeconds() + " s.");
        }
    }

    private Map<SessionKill, List<Duration>> rounds(
            ThrowAwayStack own, StackInfo info, SecondReplica second, Talkers talkers, SplittableRandom random)
            throws InterruptedException {
        Killer killer = new Killer(own.stack(), new StackDatabase(URI.create(info.databaseUrl())));
        Map<SessionKill, List<Duration>> outages = new EnumMap<>(SessionKill.class);
        SessionKill[] kills = SessionKill.values();
        int count = options.rounds() * kills.length;
        for (int n = 0; n < count; n++) {
            SessionKill kill = kills[n % kills.length];
            Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
            Duration outage = round(kill, killer, second, talkers, random.nextInt(WITHIN_MILLIS));
            outages.computeIfAbsent(kill, first -> new ArrayList<>()).add(outage);
            out.printf(
                    Locale.ROOT,
                    "%4d of %d  %s killed; no acknowledgement for %.1f s%n",
                    n + 1,
                    count,
                    kill,
                    outage.toMillis() / 1e3);
            out.flush();
        }
        return outages;
    }

    private static Duration round(
            SessionKill kill, Killer killer, SecondReplica second, Talkers talkers, int waitMillis)
            throws InterruptedException {
        Acknowledgements acknowledgements = talkers.acknowledgements();
        await(acknowledgements, 1, "before " + kill + " is killed");
        Thread.sleep(waitMillis);
        acknowledgements.watch();
        Killer.Killed killed = kill == SessionKill.SECOND ? second.kill() : killer.killPart(kill.toString());
        if (!Patience.until(BACK, INTERVAL, killed.isBack())) {
            throw new StackFailure(
                    killed.what() + " was killed and did not come back within " + BACK.toSeconds() + " s.");
        }
        await(acknowledgements, A_FEW, "after " + killed.what() + " was killed and came back");
        return acknowledgements.longestGap();
    }

    private static void await(Acknowledgements acknowledgements, int count, String when) throws InterruptedException {
        if (!acknowledgements.awaitMore(count, FLOW)) {
            throw new StackFailure("No message was acknowledged for " + FLOW.toSeconds() + " s " + when + ".");
        }
    }

    /** Until every phone has seen the latest happening. */
    private static Duration drain(LessonDesk desk, Talkers talkers) throws InterruptedException {
        long begin = System.nanoTime();
        try (JsonApi api = JsonApi.at(desk.url(), desk.token().get())) {
            long last = api.get("/api/live-sessions/" + desk.id())
                    .orElseThrow(() -> new StackFailure("The lesson is gone."))
                    .path("last_seq")
                    .asLong();
            Patience.until(DRAIN, INTERVAL, () -> talkers.phones().stream().allMatch(phone -> phone.lastSeq() >= last));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What everybody may see, in the order of its numbers, as somebody is shown it. */
    private static List<LessonAccount.Line> history(URI url, String token, LessonDesk desk)
            throws InterruptedException {
        try (JsonApi api = JsonApi.at(url, token)) {
            List<LessonAccount.Line> lines = new ArrayList<>();
            for (JsonNode message : api.list("/api/live-sessions/" + desk.id() + "/messages")) {
                lines.add(new LessonAccount.Line(
                        message.path("seq").asLong(),
                        message.path("message_id").asText(),
                        message.path("content").asText()));
            }
            Collections.reverse(lines);
            return lines;
        }
    }
}
