package io.gyosil.proving;

import io.gyosil.demo.DemoFailure;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs a load on a stack of its own, kills one process after the other, and accounts for every upload. */
public final class Chaos {

    private static final String PREFIX = "chaos";
    private static final int LEARNERS_AT_LEAST = 40;
    private static final int LEARNERS_PER_ROUND = 2;

    private final Options options;
    private final PrintWriter out;

    /** @param out receives lines about what happens, and the table at the end */
    public Chaos(Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /**
     * What to run.
     *
     * @param home the folder of the sources, with the built services in it
     * @param data an empty or new folder for the stack, or null for a temporary one
     * @param portBase the stack's port base, or null for free ports
     * @param kills what to kill, in turn
     * @param rounds how often each is killed, from 1
     * @param seed of the uploads and the waits; the machine's own timing it cannot repeat
     */
    public record Options(
            Path home, @Nullable Path data, @Nullable Integer portBase, List<Kill> kills, int rounds, long seed) {
        public Options {
            kills = List.copyOf(kills);
        }
    }

    /**
     * Runs it and removes the stack; its data stays where something was found.
     *
     * @throws io.gyosil.servers.StackFailure when the stack does not start, or what was killed does not come back
     */
    public ChaosReport run() throws InterruptedException {
        try (ThrowAwayStack own = ThrowAwayStack.in(options.home(), options.data(), out)) {
            return run(own);
        }
    }

    private ChaosReport run(ThrowAwayStack own) throws InterruptedException {
        try {
            StackInfo info = own.up(options.portBase());
            own.keepData(true);
            ChaosReport report = run(own, info);
            own.keepData(!report.isClean());
            return report;
        } catch (StackFailure | DemoFailure failure) {
            if (own.isEnding()) {
                throw new InterruptedException("asked to end");
            }
            throw failure;
        }
    }

    private ChaosReport run(ThrowAwayStack own, StackInfo info) throws InterruptedException {
        List<Kill> kills = options.kills();
        SplittableRandom random = new SplittableRandom(options.seed());
        int learners = LEARNERS_AT_LEAST + LEARNERS_PER_ROUND * options.rounds() * kills.size();
        try (Trial trial = new Trial(info, PREFIX, learners, random.nextLong())) {
            trial.publish();
            out.printf(
                    Locale.ROOT,
                    "Load from %,d learners; %d rounds each of %s; --seed %d%n",
                    learners,
                    options.rounds(),
                    kills,
                    options.seed());
            List<Round> rounds;
            try (Load load = trial.start(kills.getFirst())) {
                Killer killer = new Killer(own.stack(), trial.database());
                rounds = new Rounds(killer, load, random, out).run(kills, options.rounds());
            }
            int unresolved = trial.resolve();
            Drain drain = trial.drain();
            out.println("Drained; comparing ledger, study log, reviews, events, facts and features.");
            out.println();
            out.flush();
            ChaosReport report = ChaosReport.of(kills, rounds, trial, unresolved, drain, trial.settle());
            new ReportTable(report, out).print();
            return report;
        }
    }
}
