package io.gyosil.bench.footprint;

import io.gyosil.bench.flow.Viewers;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.OpenLoop;
import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.dev.stack.StackState;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.ResidentMemory;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A stack in an empty folder: started, looked at, loaded, looked at again, deleted. */
final class OneStart {
    private static final int REST_MILLIS = 10_000;
    private static final int CONNECTIONS = 4;
    private static final int PORTS = 13;
    private static final int VIEWERS = 100;
    private static final int CREATED = 201;

    private final BenchContext context;
    private final Stack stack;

    OneStart(BenchContext context, int number) {
        this.context = context;
        Path data = context.workplace().folder().resolve("stack-" + number);
        this.stack = new Stack(new StackLayout(context.home(), data));
    }

    /** Figures by what they are: seconds to ready and MiB held. */
    Map<String, Double> play(int uploads) throws Exception {
        context.workplace().atEnd(() -> stack.reset(line -> {}));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("up, built to ready, s", up());
        StackState state = stack.status()
                .orElseThrow(() -> new StackFailure("The stack does not run although it was started."))
                .state();
        for (PartState part : state.parts()) {
            figures.put(part.name() + ", ready after, s", part.readyAfterMillis() / 1_000.0);
        }
        Thread.sleep(REST_MILLIS);
        putMemory(figures, state, "at rest");
        upload(stack.info().orElseThrow(), uploads);
        Thread.sleep(REST_MILLIS);
        putMemory(figures, state, "after uploads");
        stack.reset(line -> {});
        return figures;
    }

    private double up() throws Exception {
        String data = stack.layout().data().toString();
        ProcessBuilder command = new ProcessBuilder(
                context.home().resolve("gyosil").toString(),
                "up",
                "--data",
                data,
                "--port-base",
                Integer.toString(FreePorts.row(PORTS)));
        long begin = System.nanoTime();
        int status = context.workplace().spawn("up", command).waitFor();
        if (status != 0) {
            throw new StackFailure("./gyosil up ended with " + status + "."
                    + context.workplace().tail("up"));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void upload(StackInfo info, int uploads) throws Exception {
        Viewers viewers = new Viewers(VIEWERS, info.viewerToken());
        int port = Optional.ofNullable(info.serviceUrls().get("study"))
                .map(url -> URI.create(url).getPort())
                .orElseThrow(() -> new StackFailure("study-ingest-service is not part of the stack; build it first."));
        viewers.publish(port, info.people().ensureStaff());
        List<byte[]> requests =
                IntStream.range(0, uploads).mapToObj(viewers::upload).toList();
        ClosedLoop.run(port, OpenLoop.dealtOut(requests, CONNECTIONS, CREATED));
    }

    private static void putMemory(Map<String, Double> figures, StackState state, String when) {
        for (PartState part : state.parts()) {
            if (part.process() != null) {
                double bytes = ResidentMemory.bytes(part.process().pid()).orElse(0);
                figures.put(part.name() + ", " + when + ", MiB", bytes / (1 << 20));
            }
        }
    }
}
