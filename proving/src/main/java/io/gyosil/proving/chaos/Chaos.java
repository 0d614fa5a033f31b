package io.gyosil.proving.chaos;

import io.gyosil.demo.DemoFailure;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.proving.trial.LessonTrial;
import io.gyosil.proving.trial.Target;
import io.gyosil.proving.trial.Trial;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Runs a load on a stack of its own, kills one process after the other, and accounts for all that was acknowledged. */
public final class Chaos {

    private static final int LEARNERS_AT_LEAST = 40;
    private static final int LEARNERS_PER_ROUND = 2;
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);

    private final Options options;
    private final PrintWriter out;

    /** @param out what happens, in lines, and the table at the end */
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
     * @param kills what to kill, in turn; where the session service is among it a lesson is given instead of uploads
     * @param rounds how often each is killed, from 1
     * @param seed of what is sent and the waits; the machine's own timing it cannot repeat
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
     * @throws StackFailure when the stack does not start, or what was killed does not come back
     */
    public Report run() throws InterruptedException {
        try (ThrowAwayStack own = ThrowAwayStack.in(options.home(), options.data(), out)) {
            try {
                StackInfo info = own.up(options.portBase());
                own.keepData(true);
                Report report = options.kills().contains(Kill.SESSION) ? lesson(own, info) : uploads(own, info);
                own.keepData(!report.isClean());
                return report;
            } catch (StackFailure | DemoFailure failure) {
                if (own.isEnding()) {
                    throw new InterruptedException("asked to end");
                }
                throw failure;
            }
        }
    }

    private Report uploads(ThrowAwayStack own, StackInfo info) throws InterruptedException {
        int learners = LEARNERS_AT_LEAST
                + LEARNERS_PER_ROUND * options.rounds() * options.kills().size();
        Target target = Target.of(info);
        try (Trial trial = new UploadTrial(target, "chaos", learners, options.seed())) {
            return rounds(trial, new Killer(own.stack(), target.database()));
        }
    }

    private Report lesson(ThrowAwayStack own, StackInfo info) throws InterruptedException {
        Target target = Target.of(info);
        try (SecondReplica second = new SecondReplica(own.stack().layout(), info, FreePorts.one())) {
            second.start();
            try (Trial trial = new LessonTrial(target, second.url(), options.seed())) {
                return rounds(trial, new Killer(own.stack(), target.database(), second));
            }
        }
    }

    private Report rounds(Trial trial, Killer killer) throws InterruptedException {
        out.printf(Locale.ROOT, "%d rounds each of %s; --seed %d%n", options.rounds(), options.kills(), options.seed());
        SplittableRandom random = new SplittableRandom(options.seed());
        return new Rounds(killer, List.of(trial), LONGEST_REST, random, out).run(options.kills(), options.rounds());
    }
}
