package io.gyosil.bench.frame;

import java.util.List;
import java.util.Map;

/**
 * What a bench found.
 *
 * @param bench its name
 * @param settings what was measured with: versions, sizes, and the durability of the database as it answers itself
 * @param figures every contestant's rounds
 * @param findings what follows, against the aims
 * @param notes what a reader must know, a sentence each
 */
public record BenchReport(
        String bench, Map<String, String> settings, List<Figures> figures, List<Finding> findings, List<String> notes) {
    public BenchReport {
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
