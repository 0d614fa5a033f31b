package io.gyosil.proving;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Kills in turn, each within a second of an acknowledgement, and goes on when acknowledgements flow again. */
final class Rounds {

    private static final Duration BACK = Duration.ofSeconds(180);
    private static final Duration FLOW = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final int A_FEW = 10;
    private static final int WITHIN_MILLIS = 1_000;

    /** Some kills meet a stack that is still catching up, others one that is at rest. */
    private static final int LONGEST_REST_MILLIS = 3_000;

    private final Killer killer;
    private final Load load;
    private final RandomGenerator random;
    private final PrintWriter out;

    Rounds(Killer killer, Load load, RandomGenerator random, PrintWriter out) {
        this.killer = killer;
        this.load = load;
        this.random = random;
        this.out = out;
    }

    /** So many rounds of each kind, in turn. */
    List<Round> run(List<Kill> kills, int ofEach) throws InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int n = 0; n < ofEach * kills.size(); n++) {
            if (n > 0) {
                Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
            }
            out.printf(Locale.ROOT, "%4d of %d  ", n + 1, ofEach * kills.size());
            out.flush();
            rounds.add(round(kills.get(n % kills.size())));
            out.flush();
        }
        return rounds;
    }

    private Round round(Kill kill) throws InterruptedException {
        Acknowledgements acknowledgements = load.acknowledgements();
        load.survive(kill);
        awaitAcknowledgements(1, "before " + kill + " is killed");
        int wait = random.nextInt(WITHIN_MILLIS + 1);
        Thread.sleep(wait);
        acknowledgements.watch();
        long begin = System.nanoTime();
        Killer.Killed killed = killer.kill(kill);
        if (!Patience.until(BACK, INTERVAL, killed.isBack())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            throw new StackFailure(
                    killed.what() + " was killed and did not come back within " + BACK.toSeconds() + " s.");
        }
        Duration back = Duration.ofNanos(System.nanoTime() - begin);
        awaitAcknowledgements(A_FEW, "after " + killed.what() + " was killed and came back");
        Duration gap = acknowledgements.longestGap();
        out.printf(
                Locale.ROOT,
                "%s killed %d ms after an acknowledgement; back after %.1f s; no acknowledgement for %.1f s%n",
                killed.what(),
                wait,
                back.toMillis() / 1e3,
                gap.toMillis() / 1e3);
        return new Round(kill, kill.stopsUploads() ? gap : back);
    }

    private void awaitAcknowledgements(int count, String when) throws InterruptedException {
        if (!load.acknowledgements().awaitMore(count, FLOW)) {
            throw new StackFailure("No upload was acknowledged for " + FLOW.toSeconds() + " s " + when + ".");
        }
    }
}
