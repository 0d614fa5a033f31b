package io.gyosil.kit.trace;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A collector that is away, or takes its time, costs spans and nothing else. */
class LosingTheCollectorIT {

    private static TrialService service(int port) {
        return TrialService.on(
                "kit_collector",
                Map.of(
                        "otel.exporter.otlp.endpoint",
                        "http://127.0.0.1:" + port,
                        "otel.bsp.schedule.delay",
                        "100",
                        // What is tried again, and for how long, is not what this is about.
                        "otel.java.exporter.otlp.retry.disabled",
                        "true",
                        "otel.exporter.otlp.timeout",
                        "2000"));
    }

    @Test
    void oneThatIsAwayLosesSpansAndHoldsUpNobody() throws IOException {
        int port = FreePorts.one();
        try (CapturedLog log = new CapturedLog();
                TrialService service = service(port)) {
            assertThat(service.anyone().get("/trial/csv").status()).isEqualTo(200);
            await().atMost(SOON).until(() -> log.text().contains("Failed to export"));

            AtomicLong bytes = new AtomicLong();
            HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            collector.createContext("/v1/traces", exchange -> {
                bytes.addAndGet(exchange.getRequestBody().readAllBytes().length);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.start();
            assertThat(service.anyone().get("/trial/csv").status()).isEqualTo(200);
            await().atMost(SOON).until(() -> bytes.get() > 0);
            collector.stop(0);
        }
    }

    @Test
    void oneThatDoesNotAnswerHoldsUpNeitherRequestsNorTheEnd() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TrialService service = service(silent.getLocalPort());
            Tracing tracing = service.bean(Tracing.class);
            // More than the queue takes.
            for (int i = 0; i < 20_000; i++) {
                tracing.tracer().spanBuilder("span").startSpan().end();
            }

            assertThat(service.anyone().get("/trial/csv").status()).isEqualTo(200);
            assertTimeoutPreemptively(SOON, service::close);
        }
    }

    @Test
    void withoutOneThereIsNoThreadForIt() {
        // One of another test may still wait for a collector.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (TrialService service = TrialService.on("kit_collector")) {
            assertThat(service.anyone().get("/trial/csv").status()).isEqualTo(200);
            assertThat(service.bean(Tracing.class).isOn()).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("SpanProcessor"));
        }
    }
}
