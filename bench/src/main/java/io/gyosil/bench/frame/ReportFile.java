package io.gyosil.bench.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as programs read it: machine, date, settings, every figure of every round, findings with their aims. */
public final class ReportFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportFile() {}

    /** Writes it, whole. */
    public static void write(BenchReport report, Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json(report, Instant.now()));
    }

    static ObjectNode json(BenchReport report, Instant at) {
        ObjectNode json = JSON.createObjectNode();
        json.put("bench", report.bench()).put("at", at.toString());
        texts(json.putObject("machine"), Machine.describe());
        texts(json.putObject("settings"), report.settings());
        ArrayNode figures = json.putArray("figures");
        for (Figures one : report.figures()) {
            ObjectNode node = figures.addObject();
            node.put("contestant", one.contestant()).put("unit", one.unit());
            node.put("median", one.median()).put("least", one.least()).put("most", one.most());
            one.rounds().forEach(node.withArray("rounds")::add);
        }
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> finding(findings.addObject(), finding));
        report.notes().forEach(json.putArray("notes")::add);
        return json;
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("what", finding.what()).put("value", finding.value()).put("unit", finding.unit());
        @Nullable Aim aim = finding.aim();
        if (aim != null) {
            node.put("aim", aim.text()).put("reached", finding.reached());
        }
    }

    private static void texts(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }
}
