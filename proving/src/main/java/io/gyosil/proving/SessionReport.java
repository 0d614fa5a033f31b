package io.gyosil.proving;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of kills during a lesson.
 *
 * @param outages for each kind of kill the longest times without an acknowledgement, one for each round
 * @param acknowledged how many messages were acknowledged
 * @param participants how many posted
 * @param connections how often they connected, all together
 * @param unresolved how many got no acknowledgement of their last message
 * @param drained how long it took until everybody had seen everything, or how long was waited for it
 * @param findings what is not as it must be
 */
public record SessionReport(
        Map<SessionKill, List<Duration>> outages,
        int acknowledged,
        int participants,
        int connections,
        int unresolved,
        Duration drained,
        List<Finding> findings) {

    private static final int SHOWN = 20;

    /** Whether everything was as it must be. */
    public boolean isClean() {
        return findings.isEmpty() && unresolved == 0 && drained.compareTo(Drain.LIMIT) <= 0;
    }

    /** Prints it for people. */
    void print(PrintWriter out) {
        out.printf("%-10s %6s %15s%n", "killed", "rounds", "longest outage");
        outages.forEach((kill, times) -> out.printf(
                Locale.ROOT,
                "%-10s %6d %13.1f s%n",
                kill,
                times.size(),
                times.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1e3));
        out.println();
        out.printf(
                Locale.ROOT,
                "%,d messages of %d participants were acknowledged, over %,d connections; %d got no answer to the end."
                        + " Everybody had seen everything after %.1f s.%n",
                acknowledged,
                participants,
                connections,
                unresolved,
                drained.toMillis() / 1e3);
        out.printf(
                "lost %d, doubled %d, differing %d%n",
                count(Finding.Type.LOST), count(Finding.Type.DOUBLED), count(Finding.Type.DIFFERING));
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> out.println(finding.type() + " in the " + finding.place() + ": " + finding.what()));
        if (findings.size() > SHOWN) {
            out.println("and " + (findings.size() - SHOWN) + " more");
        }
        out.flush();
    }

    private long count(Finding.Type type) {
        return findings.stream().filter(finding -> finding.type() == type).count();
    }
}
