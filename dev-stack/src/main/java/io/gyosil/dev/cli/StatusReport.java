package io.gyosil.dev.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackStatus;
import io.gyosil.servers.process.ProcessIdentity;
import io.gyosil.servers.process.ResidentMemory;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stack's status in words and as JSON. */
final class StatusReport {
    private static final long MIB = 1L << 20;

    private StatusReport() {}

    static void print(StackStatus status, Optional<StackInfo> info, PrintWriter out) {
        out.println(sentence(status));
        info.ifPresent(running ->
                out.println("The entrance is " + running.url() + ", the data are in " + running.data() + "."));
        out.println(String.format(
                Locale.ROOT, "%n  %-11s %-6s %-8s %-9s %-9s %s", "part", "port", "pid", "memory", "restarts", "state"));
        for (PartState part : status.state().parts()) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-11s %-6d %-8s %-9s %-9d %s",
                    part.name(),
                    part.port(),
                    part.process() == null ? "-" : part.process().pid(),
                    memoryMib(part) == null ? "-" : memoryMib(part) + " MiB",
                    part.restarts(),
                    status.isServing(part) ? "ready" : "not serving"));
        }
        info.map(running -> running.people().howToLogIn())
                .filter(lines -> !lines.isEmpty())
                .ifPresent(lines -> {
                    out.println();
                    lines.forEach(out::println);
                });
        out.flush();
    }

    static String json(Optional<StackStatus> status, Optional<StackInfo> info) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(
                "condition",
                status.map(now -> now.condition().name()).orElse("STOPPED").toLowerCase(Locale.ROOT));
        status.ifPresent(now -> {
            report.put("port_base", now.state().portBase());
            report.put("started_at", now.state().startedAt());
            report.put("ready_after_millis", now.state().readyAfterMillis());
        });
        info.ifPresent(running -> report.put("data", running.data().toString()));
        report.put("parts", status.map(StatusReport::parts).orElse(List.of()));
        info.ifPresent(running -> report.put("environment", running.environment()));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of texts and numbers are JSON", impossible);
        }
    }

    private static String sentence(StackStatus status) {
        return switch (status.condition()) {
            case HEALTHY ->
                String.format(
                        Locale.ROOT,
                        "Gyosil runs; it was ready after %.1f s.",
                        status.state().readyAfterMillis() / 1e3);
            case CHANGING -> "Gyosil is being started or stopped.";
            case DEGRADED ->
                "Gyosil runs, but this does not serve right now: " + String.join(", ", status.notServing()) + ".";
            case ORPHANED ->
                "Gyosil was cut off: its supervisor is dead. ./gyosil up starts it anew, ./gyosil down"
                        + " stops what is left.";
        };
    }

    private static List<Map<String, Object>> parts(StackStatus status) {
        return status.state().parts().stream().map(part -> part(status, part)).toList();
    }

    private static Map<String, Object> part(StackStatus status, PartState part) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", part.name());
        report.put("port", part.port());
        ProcessIdentity process = part.process();
        if (process != null) {
            report.put("pid", process.pid());
        }
        report.put("ready", status.isServing(part));
        report.put("ready_after_millis", part.readyAfterMillis());
        report.put("restarts", part.restarts());
        Long memory = memoryMib(part);
        if (memory != null) {
            report.put("memory_mib", memory);
        }
        return report;
    }

    private static @Nullable Long memoryMib(PartState part) {
        ProcessIdentity process = part.process();
        if (process == null || !process.isAlive()) {
            return null;
        }
        var bytes = ResidentMemory.bytes(process.pid());
        return bytes.isPresent() ? bytes.getAsLong() / MIB : null;
    }
}
