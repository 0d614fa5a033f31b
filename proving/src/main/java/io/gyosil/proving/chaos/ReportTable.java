package io.gyosil.proving.chaos;

import io.gyosil.proving.oracle.Drain;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A report for people. */
record ReportTable(Report report, PrintWriter out) {

    private static final int SHOWN = 20;
    private static final String FORMAT = "%-10s %6s %13s %6s %8s %10s %16s %11s %14s%n";

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
                "longest silence",
                "back after",
                "drained in");
        report.lines().forEach(line -> line(line, ""));
        Drain drain = report.drain();
        line(report.total(), drain.complete() ? seconds(drain.took()) : "not in " + seconds(drain.took()));
        out.println();
        out.println(
                "Counted are uploads or messages, by the kill during which they were sent first; and reviews and days"
                        + " of features. Silence is the longest time without an acknowledgement.");
        report.traffic().forEach(out::println);
        out.printf(Locale.ROOT, "%,d got no answer to the end.%n", report.unresolved());
        out.println("A SIGKILL ends a process and leaves the system's memory: what was written but is not yet on the"
                + " disk is still there. It does not prove what a power cut would do.");
        report.findings().stream()
                .limit(SHOWN)
                .forEach(finding -> out.println(finding.type() + " in the " + finding.place() + ": " + finding.what()));
        if (report.findings().size() > SHOWN) {
            out.println("and " + (report.findings().size() - SHOWN) + " more");
        }
        if (!drain.isInTime()) {
            out.println("It had not drained within " + Drain.LIMIT.toSeconds() + " s.");
        }
        out.flush();
    }

    private void line(Report.Line line, String drained) {
        out.printf(
                FORMAT,
                line.name(),
                line.rounds(),
                String.format(Locale.ROOT, "%,d", line.acknowledged()),
                line.lost(),
                line.doubled(),
                line.differing(),
                seconds(line.silence()),
                seconds(line.absence()),
                drained);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
