package io.gyosil.bench.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Contestants that do the same work in turns. In each round everybody plays once, and another one begins each time, so that
 * whatever else the machine does meets them alike. Their answers must agree before the first round, and their states after
 * each.
 *
 * @param contestants at least one; their names differ
 * @param unit what a figure counts
 * @param say receives how far it is
 */
public record Match(List<? extends Contestant> contestants, String unit, Consumer<String> say) {
    public Match {
        contestants = List.copyOf(contestants);
    }

    /**
     * Starts all, compares them, warms them up and plays. The contestants go on running: their maker closes them.
     *
     * @param warmUps rounds that nobody counts, of which the states agree all the same
     * @return the figures, in the order of the contestants
     * @throws Disagreement when they do not do the same work
     */
    public List<Figures> play(int warmUps, int rounds) throws Exception {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            contestant.start();
            say.accept(contestant.name() + ": " + contestant.madeOf());
            answers.put(contestant.name(), contestant.conform());
        }
        Disagreement.refuseDifferentAnswers(answers);
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = -warmUps; round < rounds; round++) {
            Map<String, Double> played = oneRound(round);
            if (round >= 0) {
                contestants.forEach(one -> figures.computeIfAbsent(one.name(), name -> new ArrayList<>())
                        .add(played.getOrDefault(one.name(), Double.NaN)));
            }
        }
        return figures.entrySet().stream()
                .map(entry -> new Figures(entry.getKey(), unit, entry.getValue()))
                .toList();
    }

    private Map<String, Double> oneRound(int round) throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> states = new LinkedHashMap<>();
        for (int turn = 0; turn < contestants.size(); turn++) {
            Contestant contestant = contestants.get(Math.floorMod(round + turn, contestants.size()));
            figures.put(contestant.name(), contestant.oneRound(round));
            states.put(contestant.name(), contestant.state());
        }
        Disagreement.refuseDifferentStates(round, states);
        StringBuilder line = new StringBuilder(round < 0 ? "warm-up" : "round " + (round + 1));
        contestants.forEach(contestant -> line.append("  ")
                .append(contestant.name())
                .append(' ')
                .append(Digits.of(figures.getOrDefault(contestant.name(), Double.NaN))));
        say.accept(line.append("  ").append(unit).toString());
        return figures;
    }
}
