package io.gyosil.dev.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.client.RosterClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an import would change, for a person at a terminal. */
final class RosterDifference {

    private static final int ROWS_SHOWN = 10;
    private static final List<String> KINDS = List.of("users", "classes", "enrollments");

    private RosterDifference() {}

    static List<String> lines(RosterClient.Import roster) {
        JsonNode json = roster.json();
        List<String> lines = new ArrayList<>();
        lines.add("Import %d, OneRoster %s, %s:"
                .formatted(
                        roster.id(),
                        json.path("format").asText(),
                        json.path("mode").asText()));
        lines.add(row("", "new", "changed", "removed", "unchanged", "not named", "passed over", "in error"));
        for (String kind : KINDS) {
            JsonNode counts = json.path("counts").path(kind);
            lines.add(row(
                    kind,
                    count(counts, "created"),
                    count(counts, "changed"),
                    count(counts, "removed"),
                    count(counts, "unchanged"),
                    count(counts, "not_named"),
                    count(counts, "skipped"),
                    count(counts, "in_error")));
        }
        json.path("file_notes").forEach(note -> lines.add(note.asText() + "."));
        remarks(lines, "left out", json.path("errors_total").asLong(), json.path("errors"));
        remarks(lines, "passed over", json.path("notes_total").asLong(), json.path("notes"));
        if (roster.isOverThreshold()) {
            lines.add("That is unusually much.");
        }
        return lines;
    }

    private static void remarks(List<String> lines, String what, long total, JsonNode remarks) {
        if (total == 0) {
            return;
        }
        lines.add(String.format(Locale.ROOT, "%,d rows are %s:", total, what));
        for (int i = 0; i < Math.min(ROWS_SHOWN, remarks.size()); i++) {
            JsonNode remark = remarks.get(i);
            String column = remark.path("column").asText("");
            lines.add("  %s, line %d%s %s"
                    .formatted(
                            remark.path("file").asText(),
                            remark.path("line").asLong(),
                            column.isEmpty() || column.equals("null") ? "" : ", " + column,
                            remark.path("detail").asText()));
        }
        if (total > ROWS_SHOWN) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", total - ROWS_SHOWN));
        }
    }

    private static String count(JsonNode counts, String name) {
        return String.format(Locale.ROOT, "%,d", counts.path(name).asLong());
    }

    private static String row(String kind, String... counts) {
        StringBuilder row = new StringBuilder("%-12s".formatted(kind));
        for (String count : counts) {
            row.append("%12s".formatted(count));
        }
        return row.toString();
    }
}
