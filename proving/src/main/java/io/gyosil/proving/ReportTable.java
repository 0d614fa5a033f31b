package io.gyosil.proving;

import io.gyosil.proving.ChaosReport.Line;
import io.gyosil.proving.ChaosReport.Traffic;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A report for people. */
record ReportTable(ChaosReport report, PrintWriter out) {

    private static final int SHOWN = 20;
    private static final String FORMAT = "%-10s %6s %13s %6s %8s %10s %15s %14s%n";

    /** Prints the table, what is to be said about it, and the first findings. */
    void print() {
        out.printf(
                FORMAT,
                "killed",
                "rounds",
                "acknowledged",
                "lost",
                "doubled",
                "differing",
                "longest outage",
                "drained in");
        report.lines().forEach(line -> line(line, ""));
        Drain drain = report.drain();
        line(report.total(), drain.complete() ? seconds(drain.took()) : "not in " + seconds(drain.took()));
        legend();
        findings();
        if (!drain.isInTime()) {
            out.println("It had not drained within " + Drain.LIMIT.toSeconds() + " s.");
        }
        out.flush();
    }

    private void line(Line line, String drained) {
        out.printf(
                FORMAT,
                line.name(),
                line.rounds(),
                String.format(Locale.ROOT, "%,d", line.acknowledged()),
                line.lost(),
                line.doubled(),
                line.differing(),
                seconds(line.longestOutage()),
                drained);
    }

    private void legend() {
        Traffic traffic = report.traffic();
        out.println();
        out.println("Counted are uploads, by the kill during which they were sent first; and reviews and days of"
                + " features.");
        out.println("Outage: of study and postgres the longest time without an acknowledgement, of analytics and kafka"
                + " until it served again.");
        out.printf(
                Locale.ROOT,
                "%,d requests, %,d of them without an answer at first; %,d uploads without one to the end. %,d records"
                        + " in Kafka repeat an event, and count once.%n",
                traffic.tries(),
                traffic.withoutAnswer(),
                report.unresolved(),
                traffic.repeatedEvents());
        out.println("A SIGKILL ends a process and leaves the system's memory: what was written but is not yet on the"
                + " disk is still there. It does not prove what a power cut would do.");
    }

    private void findings() {
        report.findings().stream()
                .limit(SHOWN)
                .forEach(finding -> out.println(finding.type() + " in the " + finding.place() + ": " + finding.what()));
        if (report.findings().size() > SHOWN) {
            out.println("and " + (report.findings().size() - SHOWN) + " more");
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
