package io.gyosil.proving;

import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** A lesson on a stack of its own with a second replica of the session service; kills, and what everybody saw of it. */
public final class SessionChaos {

    private static final int A_FEW = LessonTrial.PARTICIPANTS;
    private static final Duration BACK = Duration.ofMinutes(3);
    private static final Duration FLOW = Duration.ofSeconds(90);
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
        SplittableRandom random = new SplittableRandom(options.seed());
        try (LessonTrial lesson = new LessonTrial(info, second.url())) {
            lesson.talk(random.split());
            Map<SessionKill, List<Duration>> outages = rounds(own, info, second, lesson.acknowledgements(), random);
            int unresolved = lesson.finish();
            Duration drained = lesson.drain();
            out.println("Comparing what everybody saw.");
            List<Finding> findings = lesson.settle();
            return new SessionReport(
                    outages,
                    lesson.acknowledged(),
                    LessonTrial.PARTICIPANTS,
                    lesson.connections(),
                    unresolved,
                    drained,
                    findings);
        }
    }

    private Map<SessionKill, List<Duration>> rounds(
            ThrowAwayStack own,
            StackInfo info,
            SecondReplica second,
            Acknowledgements acknowledgements,
            SplittableRandom random)
            throws InterruptedException {
        Killer killer = new Killer(own.stack(), new StackDatabase(URI.create(info.databaseUrl())));
        Map<SessionKill, List<Duration>> outages = new EnumMap<>(SessionKill.class);
        SessionKill[] kills = SessionKill.values();
        int count = options.rounds() * kills.length;
        for (int n = 0; n < count; n++) {
            SessionKill kill = kills[n % kills.length];
            Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
            Duration outage = round(kill, killer, second, acknowledgements, random.nextInt(WITHIN_MILLIS));
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
            SessionKill kill, Killer killer, SecondReplica second, Acknowledgements acknowledgements, int waitMillis)
            throws InterruptedException {
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
}
