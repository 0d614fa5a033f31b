package io.gyosil.proving.chaos;

import io.gyosil.proving.chaos.Report.Round;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.proving.trial.Trial;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Kills in turn while trials are under way, each within a second of an acknowledgement, goes on when acknowledgements flow
 * again, and compares everything at the end.
 */
public final class Rounds {

    private static final Duration BACK = Duration.ofMinutes(3);
    private static final Duration FLOW = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final int WITHIN_MILLIS = 1_000;

    private final Killer killer;
    private final List<Trial> trials;
    private final Duration longestRest;
    private final RandomGenerator random;
    private final PrintWriter out;

    /**
     * @param longestRest between two rounds: some kills meet a stack that is still catching up, others one that is at rest
     * @param out what happens, in lines, and the table at the end
     */
    public Rounds(Killer killer, List<Trial> trials, Duration longestRest, RandomGenerator random, PrintWriter out) {
        this.killer = killer;
        this.trials = List.copyOf(trials);
        this.longestRest = longestRest;
        this.random = random;
        this.out = out;
    }

    /**
     * So many rounds of each kind, in turn.
     *
     * @throws StackFailure when something that was killed does not come back, or nothing is acknowledged any more
     */
    public Report run(List<Kill> kills, int ofEach) throws InterruptedException {
        for (Trial trial : trials) {
            trial.begin();
        }
        List<Round> rounds = new ArrayList<>();
        for (int n = 0; n < ofEach * kills.size(); n++) {
            if (n > 0) {
                Thread.sleep(random.nextLong(longestRest.toMillis() + 1));
            }
            out.printf(Locale.ROOT, "%4d of %d  ", n + 1, ofEach * kills.size());
            out.flush();
            rounds.add(round(kills.get(n % kills.size())));
            out.flush();
        }
        return settle(rounds);
    }

    private Round round(Kill kill) throws InterruptedException {
        trials.forEach(trial -> trial.survive(kill.toString()));
        for (Trial trial : trials) {
            await(trial, 1, "before " + kill + " is killed");
        }
        int wait = random.nextInt(WITHIN_MILLIS + 1);
        Thread.sleep(wait);
        trials.forEach(trial -> trial.acknowledgements().watch());
        long begin = System.nanoTime();
        Killer.Killed killed = killer.kill(kill);
        if (!Patience.until(BACK, INTERVAL, killed.isBack())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            throw new StackFailure(
                    killed.what() + " was killed and did not come back within " + BACK.toSeconds() + " s.");
        }
        Duration absence = Duration.ofNanos(System.nanoTime() - begin);
        Duration silence = Duration.ZERO;
        for (Trial trial : trials) {
            await(trial, trial.aFew(), "after " + killed.what() + " was killed and came back");
            Duration gap = trial.acknowledgements().longestGap();
            silence = gap.compareTo(silence) > 0 ? gap : silence;
        }
        out.printf(
                Locale.ROOT,
                "%s killed %d ms after an acknowledgement; back after %.1f s; no acknowledgement for %.1f s%n",
                killed.what(),
                wait,
                absence.toMillis() / 1e3,
                silence.toMillis() / 1e3);
        return new Round(kill, silence, absence);
    }

    private static void await(Trial trial, int count, String when) throws InterruptedException {
        if (!trial.acknowledgements().awaitMore(count, FLOW)) {
            throw new StackFailure("Nothing was acknowledged for " + FLOW.toSeconds() + " s " + when + ".");
        }
    }

    private Report settle(List<Round> rounds) throws InterruptedException {
        int unresolved = 0;
        for (Trial trial : trials) {
            unresolved += trial.finish();
        }
        Drain drain = new Drain(Duration.ZERO, true);
        for (Trial trial : trials) {
            drain = drain.and(trial.drain());
        }
        out.println("Drained; comparing what was acknowledged with what is there.");
        out.println();
        out.flush();
        List<Finding> findings = new ArrayList<>();
        for (Trial trial : trials) {
            findings.addAll(trial.settle());
        }
        Report report = Report.of(rounds, trials, unresolved, drain, findings);
        new ReportTable(report, out).print();
        return report;
    }
}
