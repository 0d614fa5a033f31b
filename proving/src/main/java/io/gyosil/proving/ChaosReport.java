package io.gyosil.proving;

import io.gyosil.proving.Finding.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run came to.
 *
 * @param lines one for each kind of kill
 * @param total all together, and what cannot be put down to one kind
 * @param unresolved uploads of which it is still not known whether they are in
 * @param traffic what was sent and how often
 * @param drain how long it took until all had arrived
 * @param findings all that is wrong
 */
public record ChaosReport(
        List<Line> lines, Line total, int unresolved, Traffic traffic, Drain drain, List<Finding> findings) {

    /**
     * Uploads by what became of them.
     *
     * @param name the kind of kill, or {@code all}
     * @param rounds how many kills
     * @param acknowledged uploads that were acknowledged
     * @param lost uploads of which something is not there, as all that follows: uploads, and days of features
     * @param doubled of which something is there twice
     * @param differing of which something is other than it must be
     * @param longestOutage see {@link Round#outage}
     */
    public record Line(
            String name,
            int rounds,
            long acknowledged,
            long lost,
            long doubled,
            long differing,
            Duration longestOutage) {

        static Line of(String name, List<Round> rounds, long acknowledged, List<Finding> findings) {
            return new Line(
                    name,
                    rounds.size(),
                    acknowledged,
                    subjects(findings, Type.LOST),
                    subjects(findings, Type.DOUBLED),
                    subjects(findings, Type.DIFFERING),
                    rounds.stream().map(Round::outage).max(Duration::compareTo).orElse(Duration.ZERO));
        }

        private static long subjects(List<Finding> findings, Type type) {
            return findings.stream()
                    .filter(finding -> finding.type() == type)
                    .map(Finding::subject)
                    .distinct()
                    .count();
        }
    }

    /**
     * What went over the wire.
     *
     * @param tries requests
     * @param withoutAnswer requests whose fate was unknown at first
     * @param repeatedEvents events that are in the topic more than once, as they may be
     */
    public record Traffic(long tries, long withoutAnswer, long repeatedEvents) {}

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return findings.isEmpty() && unresolved == 0 && drain.isInTime();
    }

    static ChaosReport of(
            List<Kill> kills, List<Round> rounds, Trial trial, int unresolved, Drain drain, List<Finding> findings) {
        List<Entry> entries = trial.ledger().entries();
        List<Line> lines = new ArrayList<>();
        for (Kill kill : kills) {
            lines.add(Line.of(
                    kill.toString(),
                    rounds.stream().filter(round -> round.kill() == kill).toList(),
                    acknowledged(entries.stream()
                            .filter(entry -> entry.during() == kill)
                            .toList()),
                    findings.stream()
                            .filter(finding -> isDuring(trial.ledger(), finding, kill))
                            .toList()));
        }
        Traffic traffic = new Traffic(
                entries.stream().mapToLong(Entry::tries).sum(),
                entries.stream().mapToLong(Entry::unknown).sum(),
                trial.repeatedEvents());
        Line total = Line.of("all", rounds, acknowledged(entries), findings);
        return new ChaosReport(lines, total, unresolved, traffic, drain, findings);
    }

    private static long acknowledged(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.answer() != null).count();
    }

    private static boolean isDuring(Ledger ledger, Finding finding, Kill kill) {
        Entry entry = ledger.of(finding.subject());
        return entry != null && entry.during() == kill;
    }
}
