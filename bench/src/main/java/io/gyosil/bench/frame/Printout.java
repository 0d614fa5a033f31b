package io.gyosil.bench.frame;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as people read it: a table of medians, the findings, and the row for docs/benchmarks.md. */
public record Printout(BenchReport report) {

    /** All of it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        report.settings().forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("");
        int width = report.figures().stream()
                .mapToInt(figures -> figures.contestant().length())
                .max()
                .orElse(0);
        report.figures().forEach(figures -> lines.add(row(figures, width)));
        lines.add("");
        report.findings().forEach(finding -> lines.add(sentence(finding)));
        report.notes().forEach(note -> lines.add("Note: " + note));
        lines.add("");
        lines.add("The row for docs/benchmarks.md:");
        lines.add(markdown(LocalDate.now(ZoneOffset.UTC)));
        return lines;
    }

    /** One row: the bench, every median, the findings with their aims, the day. */
    String markdown(LocalDate date) {
        String medians = report.figures().stream()
                .map(figures -> figures.contestant() + " " + Digits.of(figures.median()) + " " + figures.unit())
                .collect(Collectors.joining("<br>"));
        String findings = report.findings().stream().map(Printout::sentence).collect(Collectors.joining("<br>"));
        return "| `" + report.bench() + "` | " + medians + " | " + findings + " | " + date + " |";
    }

    private static String row(Figures figures, int width) {
        return String.format(
                Locale.ROOT,
                "%-" + Math.max(1, width) + "s  median %10s %s  (%s to %s, spread %.0f %%)",
                figures.contestant(),
                Digits.of(figures.median()),
                figures.unit(),
                Digits.of(figures.least()),
                Digits.of(figures.most()),
                100 * figures.spread());
    }

    private static String sentence(Finding finding) {
        return finding.what() + " = " + finding.valueText()
                + (finding.verdict().isEmpty() ? "" : "  (" + finding.verdict() + ")");
    }
}
