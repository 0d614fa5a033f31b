package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.Durability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of the JVM with which the images start, against others: start, memory, speed. */
public final class JvmBench implements Bench {
    private static final int WARM_UPS = 3;
    private static final int FIGURES_OF_EACH = 5;

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public String purpose() {
        return "study-ingest-service with the JVM's options of its image, against other collectors, headers, heaps and"
                + " with classes from an archive";
    }

    @Override
    public List<String> aims() {
        return List.of("none: the image has what is best here");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        School school = IngestRun.school(context.options());
        Ground ground = Ground.prepare(context, school, IngestRun.CONNECTIONS);
        Plan plan = ground.uploads().round(IngestRun.OF_EACH);
        List<TunedService> services = services(context, ground, plan);
        try {
            for (int round = 1; round < context.options().rounds(); round++) {
                for (TunedService service : services) {
                    service.start();
                    service.close();
                }
                context.say("starts, round " + round);
            }
            List<Figures> figures = new ArrayList<>(new Match(services, "uploads/s", context::say)
                    .play(WARM_UPS, context.options().rounds()));
            List<Finding> findings = ratios(figures);
            List<Figures> taken = new ArrayList<>();
            services.forEach(service -> taken.addAll(service.figures()));
            for (int kind = 0; kind < FIGURES_OF_EACH; kind++) {
                findings.addAll(ratios(ofKind(taken, kind)));
            }
            figures.addAll(taken);
            return new BenchReport(name(), settings(context, plan, services), figures, findings, notes());
        } finally {
            services.forEach(TunedService::close);
        }
    }

    private static List<TunedService> services(BenchContext context, Ground ground, Plan plan) throws Exception {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("image", List.of());
        options.put("g1", List.of("-XX:-UseSerialGC", "-XX:+UseG1GC"));
        options.put("parallel", List.of("-XX:-UseSerialGC", "-XX:+UseParallelGC"));
        options.put("wide-headers", List.of("-XX:-UseCompactObjectHeaders"));
        options.put("young-48m", List.of("-XX:NewSize=48m"));
        options.put("heap-512m", List.of("-Xmx512m"));
        options.put("c1-only", List.of("-XX:TieredStopAtLevel=1"));
        options.put(
                "archive",
                List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + context.workplace().folder().resolve("study.jsa")));
        List<TunedService> services = new ArrayList<>();
        for (Map.Entry<String, List<String>> one : options.entrySet()) {
            if (one.getKey().equals("image") || context.options().takesPart(one.getKey())) {
                TunedService service = new TunedService(one.getKey(), one.getValue(), ground, plan);
                service.startOnce();
                services.add(service);
            }
        }
        return services;
    }

    private static List<Figures> ofKind(List<Figures> taken, int kind) {
        List<Figures> same = new ArrayList<>();
        for (int at = kind; at < taken.size(); at += FIGURES_OF_EACH) {
            same.add(taken.get(at));
        }
        return same;
    }

    /** Each of the others against the image's. */
    private static List<Finding> ratios(List<Figures> figures) {
        List<Finding> findings = new ArrayList<>();
        figures.stream().skip(1).forEach(other -> findings.add(Finding.ratio(other, figures.getFirst(), null)));
        return findings;
    }

    private static Map<String, String> settings(BenchContext context, Plan plan, List<TunedService> services)
            throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "round",
                plan.size() + " uploads of " + Uploads.ATTEMPTS + " attempts, over " + IngestRun.CONNECTIONS
                        + " connections, closed loop, after " + WARM_UPS + " such rounds that do not count");
        settings.putAll(Durability.of(context.workplace().postgres()));
        services.forEach(service -> settings.put(service.name(), service.madeOf()));
        return settings;
    }

    private static List<String> notes() {
        return List.of(
                "All have the same content in their tables by hash after every round.",
                "Processor time is that of the service's process alone; it says more than a clock does on a machine"
                        + " that does other things, too.",
                "The heap is at most 256 MiB where nothing else is said, as in a container of 512 MiB.");
    }
}
