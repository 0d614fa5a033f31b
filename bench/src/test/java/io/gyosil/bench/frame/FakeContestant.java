package io.gyosil.bench.frame;

import java.util.List;
import java.util.function.IntFunction;

/** A contestant that writes down when it plays. */
final class FakeContestant implements Contestant {
    private final String name;
    private final List<String> log;
    private final List<String> answers;
    private final IntFunction<String> stateAfter;
    private int round;

    FakeContestant(String name, List<String> log, List<String> answers, IntFunction<String> stateAfter) {
        this.name = name;
        this.log = log;
        this.answers = answers;
        this.stateAfter = stateAfter;
    }

    static FakeContestant honest(String name, List<String> log) {
        return new FakeContestant(name, log, List.of("401"), round -> "state after " + round);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String madeOf() {
        return "nothing";
    }

    @Override
    public void start() {
        log.add("start " + name);
    }

    @Override
    public List<String> conform() {
        return answers;
    }

    @Override
    public double oneRound(int number) {
        round = number;
        log.add(number + " " + name);
        return number;
    }

    @Override
    public String state() {
        return stateAfter.apply(round);
    }

    @Override
    public void close() {}
}
