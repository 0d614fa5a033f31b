package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ResidentMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The study-ingest-service with some options of the JVM, and what it takes of the machine. */
final class TunedService implements Contestant {
    private static final int REST_MILLIS = 5_000;
    private static final int FIRST_END_SECONDS = 60;
    private static final double MEBIBYTE = 1 << 20;

    private final String name;
    private final List<String> options;
    private final Ground ground;
    private final StudyDatabase database;
    private final Plan plan;
    private final List<Double> starts = new ArrayList<>();
    private final List<Double> startsCpu = new ArrayList<>();
    private final List<Double> atRest = new ArrayList<>();
    private final List<Double> loaded = new ArrayList<>();
    private final List<Double> cpuOfAnUpload = new ArrayList<>();
    private OwnService.@Nullable Running running;

    /** @param options beyond those of the image */
    TunedService(String name, List<String> options, Ground ground, Plan plan) throws Exception {
        this.name = name;
        this.options = options;
        this.ground = ground;
        this.database = ground.copy("jvm_" + name.replaceAll("\\W+", "_"));
        this.plan = plan;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String madeOf() {
        return options.isEmpty() ? "the options of the image" : String.join(" ", options);
    }

    /** Starts it once and lets it end by itself: what a first start leaves for later ones, it writes at its end. */
    void startOnce() throws InterruptedException {
        try (OwnService.Running first =
                ground.services().start("study", database.jdbcUrl(), Ground.WITHOUT_RELAY, options)) {
            first.process().destroy();
            first.process().waitFor(FIRST_END_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void start() throws Exception {
        close();
        long begin = System.nanoTime();
        OwnService.Running started =
                ground.services().start("study", database.jdbcUrl(), Ground.WITHOUT_RELAY, options);
        starts.add((System.nanoTime() - begin) / 1e9);
        startsCpu.add(cpu(started).toMillis() / 1e3);
        running = started;
        Thread.sleep(REST_MILLIS);
        atRest.add(memory(started));
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int number) throws Exception {
        OwnService.Running service = running;
        if (service == null) {
            throw new StackFailure(name + " does not run.");
        }
        database.reset();
        Duration before = cpu(service);
        double rate = ClosedLoop.run(service.port(), plan).rate();
        if (number >= 0) {
            cpuOfAnUpload.add(cpu(service).minus(before).toNanos() / 1e6 / plan.size());
            loaded.add(memory(service));
        }
        return rate;
    }

    @Override
    public String state() throws Exception {
        return database.hash();
    }

    /** What it took, of which its starts are as many as it was started. */
    List<Figures> figures() {
        return List.of(
                new Figures(name + ", start", "s", starts),
                new Figures(name + ", processor for a start", "s", startsCpu),
                new Figures(name + ", memory at rest", "MiB", atRest),
                new Figures(name + ", memory after uploads", "MiB", loaded),
                new Figures(name + ", processor for an upload", "ms", cpuOfAnUpload));
    }

    private static Duration cpu(OwnService.Running service) {
        return service.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double memory(OwnService.Running service) {
        return ResidentMemory.bytes(service.process().pid()).orElse(0) / MEBIBYTE;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
