package io.gyosil.proving;

import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Uploads and a lesson at once, on a stack that runs and goes on running, whose parts are killed one after the other. */
public final class OneRound {

    private static final String PREFIX = "round";
    private static final int LEARNERS = 40;
    private static final int A_FEW = 10;
    private static final Duration BACK = Duration.ofMinutes(3);
    private static final Duration FLOW = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Stack stack;
    private final StackInfo info;
    private final PrintWriter out;

    public OneRound(Stack stack, StackInfo info, PrintWriter out) {
        this.stack = stack;
        this.info = info;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param unresolved uploads and messages without an answer to the end
     * @param drain how long it took until all uploads had become features
     * @param reconnected how often participants of the lesson had to connect again
     * @param findings all that is wrong
     */
    public record Result(int unresolved, Drain drain, int reconnected, List<Finding> findings) {}

    /**
     * Kills each of the parts once.
     *
     * @param seed of what is sent; the machine's own timing it cannot repeat
     * @throws StackFailure when one does not come back
     */
    public Result kill(List<String> parts, long seed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Trial trial = new Trial(info, PREFIX, LEARNERS, random.nextLong());
                LessonTrial lesson = new LessonTrial(info, URI.create(info.url()))) {
            trial.publish();
            try (Load load = trial.start(Kill.POSTGRES)) {
                lesson.talk(random.split());
                Killer killer = new Killer(stack, trial.database());
                for (String part : parts) {
                    await(load, lesson, 1, "before " + part + " is killed");
                    kill(killer, part);
                    await(load, lesson, A_FEW, "after " + part + " was killed and came back");
                }
            }
            int unresolved = trial.resolve() + lesson.finish();
            Drain drain = trial.drain();
            lesson.drain();
            List<Finding> findings = new ArrayList<>(trial.settle());
            findings.addAll(lesson.settle());
            return new Result(unresolved, drain, lesson.connections() - LessonTrial.PARTICIPANTS, findings);
        }
    }

    private void kill(Killer killer, String part) throws InterruptedException {
        Killer.Killed killed = killer.killPart(part);
        if (!Patience.until(BACK, INTERVAL, killed.isBack())) {
            throw new StackFailure(killed.what() + " did not come back within " + BACK.toSeconds() + " s.");
        }
        out.println(killed.what() + " was killed and is back");
        out.flush();
    }

    private static void await(Load load, LessonTrial lesson, int count, String when) throws InterruptedException {
        if (!load.acknowledgements().awaitMore(count, FLOW)
                || !lesson.acknowledgements().awaitMore(count, FLOW)) {
            throw new StackFailure(
                    "An upload or a message was not acknowledged within " + FLOW.toSeconds() + " s " + when + ".");
        }
    }
}
