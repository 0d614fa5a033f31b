package io.gyosil.proving.chaos;

import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Finding.Type;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.proving.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run came to.
 *
 * @param lines one for each kind of kill
 * @param total all together, and what cannot be put down to one kind
 * @param unresolved uploads and messages of which it is still not known whether they are in
 * @param felt how often the clients of each trial felt that something was gone
 * @param traffic what went over the wire, in sentences
 * @param drain how long it took until all had arrived
 * @param findings all that is wrong
 */
public record Report(
        List<Line> lines,
        Line total,
        int unresolved,
        List<Integer> felt,
        List<String> traffic,
        Drain drain,
        List<Finding> findings) {

    /**
     * One kill and what was felt of it.
     *
     * @param silence the longest time in which nothing was acknowledged
     * @param absence the time until what was killed served again
     */
    record Round(Kill kill, Duration silence, Duration absence) {}

    /**
     * Uploads and messages by what became of them.
     *
     * @param name the kind of kill, or {@code all}
     * @param rounds how many kills
     * @param acknowledged how many were acknowledged
     * @param lost of which something is not there, as all that follows: uploads, messages, reviews and days of features
     * @param doubled of which something is there twice
     * @param differing of which something is other than it must be
     * @param silence see {@link Round}; the longest
     * @param absence likewise
     */
    public record Line(
            String name,
            int rounds,
            long acknowledged,
            long lost,
            long doubled,
            long differing,
            Duration silence,
            Duration absence) {

        private static Line of(String name, List<Round> rounds, Collection<String> survived, List<Finding> findings) {
            return new Line(
                    name,
                    rounds.size(),
                    survived.size(),
                    subjects(findings, Type.LOST),
                    subjects(findings, Type.DOUBLED),
                    subjects(findings, Type.DIFFERING),
                    longest(rounds, Round::silence),
                    longest(rounds, Round::absence));
        }

        private static long subjects(List<Finding> findings, Type type) {
            return findings.stream()
                    .filter(finding -> finding.type() == type)
                    .map(Finding::subject)
                    .distinct()
                    .count();
        }

        private static Duration longest(List<Round> rounds, Function<Round, Duration> time) {
            return rounds.stream().map(time).max(Duration::compareTo).orElse(Duration.ZERO);
        }
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return findings.isEmpty() && unresolved == 0 && drain.isInTime();
    }

    static Report of(List<Round> rounds, List<Trial> trials, int unresolved, Drain drain, List<Finding> findings) {
        Map<String, String> survived = new HashMap<>();
        trials.forEach(trial -> survived.putAll(trial.survived()));
        List<Line> lines = new ArrayList<>();
        for (Kill kill : rounds.stream().map(Round::kill).distinct().toList()) {
            lines.add(Line.of(
                    kill.toString(),
                    rounds.stream().filter(round -> round.kill() == kill).toList(),
                    survived.values().stream()
                            .filter(what -> what.equals(kill.toString()))
                            .toList(),
                    findings.stream()
                            .filter(finding -> kill.toString().equals(survived.get(finding.subject())))
                            .toList()));
        }
        return new Report(
                lines,
                Line.of("all", rounds, survived.values(), findings),
                unresolved,
                trials.stream().map(Trial::felt).toList(),
                trials.stream().map(Trial::traffic).toList(),
                drain,
                findings);
    }
}
